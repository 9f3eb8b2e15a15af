import { log } from '../math/log.js';
import type { Lu } from './lu.js';

/**
 * Returns the sign of the determinant and the logarithm of its absolute value, which neither overflow nor underflow.
 *
 * A singular matrix has sign 0 and logarithm −Infinity; the empty matrix has determinant 1.
 *
 * @param lu from `luFactor`
 * @remarks Observed: rounding errors decide the sign of a determinant that is nearly 0.
 * @example determinantSignLog(luFactor(Float64Array.of(0, 1, 1, 0), 2)) // { sign: -1, logAbsolute: 0 }
 */
export function determinantSignLog(lu: Lu): { readonly sign: -1 | 0 | 1; readonly logAbsolute: number } {
  let sign = lu.sign;
  let logAbsolute = 0;
  for (let k = 0; k < lu.n; k++) {
    const pivot = lu.factors[k * lu.n + k];
    if (pivot === 0) return { sign: 0, logAbsolute: -Infinity };
    if (pivot < 0) sign = sign === 1 ? -1 : 1;
    logAbsolute += log(Math.abs(pivot));
  }
  return { sign, logAbsolute };
}
