import { expHead, expSum, expTail } from './expSum.js';
import { exponentTail, normalTailExponent } from './normalTail.js';
import { logRootTwoPi } from './normalTailTable.js';

// Local names: engines fold a module's own constants into the code, but read imported ones anew at every call.
const tailOfExp = expTail;
const lowExponent = exponentTail;

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
  const t = Math.abs(x);
  if (!(t < 38.6)) return x > 0 ? 1 : x < 0 ? 0 : NaN;
  const high = Math.fround(t);
  const rest = t - high;
  const head = normalTailExponent(t, -0.5 * high * high, -0.5 * rest * (t + high));
  if (t > 37) return x > 0 ? 1 : +expSum(head, lowExponent[0]); // Q(t) near the smallest normal double
  const tail = expHead(head, lowExponent[0]);
  const complement = 1 - tail;
  const body = complement + (1 - complement - tail - tailOfExp[0]);
  const negative = +(x < 0); // arithmetic in place of a branch that random signs would mispredict
  return negative * tail + (1 - negative) * body;
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
  const t = Math.abs(x);
  if (!(t < 38.6)) return t > 0 ? 0 : NaN;
  const short = Math.fround(t);
  const rest = t - short;
  // −x²/2 − ln √(2π): the square of the short part is exact.
  const high = -0.5 * short * short;
  const sum = high - logRootTwoPi.high;
  const back = sum - high;
  const sumLow = high - (sum - back) - (logRootTwoPi.high + back);
  return +expSum(sum, sumLow - (0.5 * rest * (t + short) + logRootTwoPi.low));
}
