import { expPair, expSum } from './expSum.js';
import { normalTailExponent } from './normalTail.js';
import { logRootTwoPi } from './normalTailTable.js';

const one: Float64Array = /* @__PURE__ */ new Float64Array(1);
const parts: Float64Array = /* @__PURE__ */ new Float64Array(3);

/**
 * Returns the probability that a standard normal variable is at most x,
 * $\Phi(x) = \frac{1}{\sqrt{2\pi}} \int_{-\infty}^x e^{-s^2/2} ds$, the same bits on every engine.
 *
 * Accurate in relative terms also far to the left, where it is tiny.
 *
 * @param x any double; ±Infinity give 1 and 0
 * @remarks Error at most the bound in `errorBoundUlp`.
 * @example normalCdf(0) // 0.5
 */
export function normalCdf(x: number): number {
  one[0] = x;
  normalCdfAll(one, one, 0, 1);
  return one[0];
}

/** `normalCdf` of arrays: an `ArrayFunction`. */
export function normalCdfAll(x: Float64Array, y: Float64Array, from: number, to: number): void {
  for (let e = from; e < to; e = (e + 1) | 0) {
    const at = x[e];
    const t = Math.abs(at);
    if (t < 38.6) {
      const high = Math.fround(t);
      parts[0] = -0.5 * high * high;
      parts[1] = -0.5 * (t - high) * (t + high);
      parts[2] = t;
      normalTailExponent(parts);
      if (t <= 37) {
        expPair(parts);
        const tail = parts[0];
        const complement = 1 - tail;
        const body = complement + (1 - complement - tail - parts[1]);
        const negative = +(at < 0); // arithmetic in place of a branch that random signs would mispredict
        y[e] = negative * tail + (1 - negative) * body;
      } else {
        expSum(parts); // Q(t) near the smallest normal double
        y[e] = at > 0 ? 1 : parts[0];
      }
    } else y[e] = at > 0 ? 1 : at < 0 ? 0 : NaN;
  }
}

/**
 * Returns the density of the standard normal distribution, $\varphi(x) = \frac{1}{\sqrt{2\pi}} e^{-x^2/2}$, the same bits
 * on every engine.
 *
 * @param x any double; ±Infinity give 0
 * @remarks Error at most the bound in `errorBoundUlp`.
 * @example normalDensity(0) // 0.3989422804014327
 */
export function normalDensity(x: number): number {
  one[0] = x;
  normalDensityAll(one, one, 0, 1);
  return one[0];
}

/** `normalDensity` of arrays: an `ArrayFunction`. */
export function normalDensityAll(x: Float64Array, y: Float64Array, from: number, to: number): void {
  const { high: rootHigh, low: rootLow } = logRootTwoPi;
  for (let e = from; e < to; e = (e + 1) | 0) {
    const t = Math.abs(x[e]);
    if (t < 38.6) {
      const short = Math.fround(t);
      const rest = t - short;
      // −x²/2 − ln √(2π): the square of the short part is exact.
      const high = -0.5 * short * short;
      const sum = high - rootHigh;
      const back = sum - high;
      const sumLow = high - (sum - back) - (rootHigh + back);
      parts[0] = sum;
      parts[1] = sumLow - (0.5 * rest * (t + short) + rootLow);
      expSum(parts);
      y[e] = parts[0];
    } else y[e] = t > 0 ? 0 : NaN;
  }
}
