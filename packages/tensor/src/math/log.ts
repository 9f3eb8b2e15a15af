import { logPair } from './logSum.js';
import { ln2High, ln2Low } from './logTable.js';

const one: Float64Array = /* @__PURE__ */ new Float64Array(1);
const pair: Float64Array = /* @__PURE__ */ new Float64Array(2);

/**
 * Returns the natural logarithm of x, the same bits on every engine.
 *
 * @param x any double; `log(±0)` is −Infinity, a negative number or NaN gives NaN, `log(1)` is 0
 * @remarks Error at most the bound in `errorBoundUlp`. The method is described at `logPair`.
 * @example log(2) // 0.6931471805599453
 */
export function log(x: number): number {
  one[0] = x;
  logAll(one, one, 0, 1);
  return one[0];
}

/** `log` of arrays: an `ArrayFunction`. */
export function logAll(x: Float64Array, y: Float64Array, from: number, to: number): void {
  for (let e = from; e < to; e = (e + 1) | 0) {
    const at = x[e];
    pair[0] = at;
    pair[1] = 0;
    if (at >= 2.2250738585072014e-308 && at < Infinity) {
      logPair(pair);
      y[e] = pair[0] + pair[1];
    } else if (at > 0 && at < Infinity) {
      pair[0] = at * 18014398509481984; // subnormal: times 2^54
      logPair(pair);
      y[e] = pair[0] - 54 * ln2High + (pair[1] - 54 * ln2Low);
    } else y[e] = at === 0 ? -Infinity : at > 0 ? at : NaN;
  }
}
