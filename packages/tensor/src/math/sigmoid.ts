import { exp } from './exp.js';
import { expHead, expTail } from './expSum.js';

// Local names: engines fold a module's own constants into the code, but read imported ones anew at every call.
const tail = expTail;

/**
 * Returns $\sigma(x) = \frac{1}{1 + e^{-x}}$, the same bits on every engine.
 *
 * With $u = e^{-|x|}$ held in two doubles: $\frac{1}{1+u}$ or $\frac{u}{1+u}$, the quotient corrected once by its exact
 * remainder.
 *
 * @param x any double; ±Infinity give 1 and 0
 * @remarks Error at most the bound in `errorBoundUlp`.
 * @example sigmoid(0) // 0.5
 */
export function sigmoid(x: number): number {
  const size = Math.abs(x);
  if (!(size < 40)) return x > 0 ? 1 : +exp(x); // 1 + e^x rounds to 1; also NaN
  const u = expHead(-size, 0);
  const uLow = tail[0];
  const negative = +(x < 0); // arithmetic in place of a branch that random signs would mispredict
  const top = 1 - negative + negative * u;
  const topLow = negative * uLow;
  const bottom = 1 + u;
  const bottomLow = 1 - bottom + u + uLow;
  const inverse = 1 / bottom;
  const quotient = top * inverse;
  // top − quotient·bottom: the large products of halves of at most 29 bits are exact.
  const quotientHigh = Math.fround(quotient);
  const quotientLow = quotient - quotientHigh;
  const bottomHigh = Math.fround(bottom);
  const bottomRest = bottom - bottomHigh;
  const remainder =
    top - quotientHigh * bottomHigh - quotientHigh * bottomRest - quotientLow * bottomHigh - quotientLow * bottomRest;
  return quotient + (remainder + topLow - quotient * bottomLow) * inverse;
}
