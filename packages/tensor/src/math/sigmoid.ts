import { expAll } from './exp.js';
import { expPair } from './expSum.js';

const one: Float64Array = /* @__PURE__ */ new Float64Array(1);
const pair: Float64Array = /* @__PURE__ */ new Float64Array(2);

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
  one[0] = x;
  sigmoidAll(one, one, 0, 1);
  return one[0];
}

/** `sigmoid` of arrays: an `ArrayFunction`. */
export function sigmoidAll(x: Float64Array, y: Float64Array, from: number, to: number): void {
  for (let e = from; e < to; e = (e + 1) | 0) {
    const at = x[e];
    const size = Math.abs(at);
    if (size < 40) {
      pair[0] = -size;
      pair[1] = 0;
      expPair(pair);
      const u = pair[0];
      const uLow = pair[1];
      const negative = +(at < 0); // arithmetic in place of a branch that random signs would mispredict
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
        top -
        quotientHigh * bottomHigh -
        quotientHigh * bottomRest -
        quotientLow * bottomHigh -
        quotientLow * bottomRest;
      y[e] = quotient + (remainder + topLow - quotient * bottomLow) * inverse;
    } else if (at > 0) y[e] = 1;
    else {
      // 1 + e^x rounds to 1; also NaN.
      pair[0] = at;
      expAll(pair, pair, 0, 1);
      y[e] = pair[0];
    }
  }
}
