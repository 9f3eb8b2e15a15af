import { logHead, logTail } from './logSum.js';

// Local names: engines fold a module's own constants into the code, but read imported ones anew at every call.
const tail = logTail;

/**
 * Returns $\ln(1 + x)$, accurate also near 0, the same bits on every engine.
 *
 * Near 0 the power series; elsewhere the logarithm of $1 + x$ with the rounding error of that sum.
 *
 * @param x any double; `log1p(-0)` is −0, `log1p(-1)` is −Infinity, arguments below −1 and NaN give NaN
 * @remarks Error at most the bound in `errorBoundUlp`.
 * @example log1p(1e-10) // 9.999999999500001e-11
 */
export function log1p(x: number): number {
  if (Math.abs(x) < 0.00390625) return +log1pNearZero(x, -0); // a low part of −0 lets log1p(−0) be −0
  const sum = 1 + x;
  if (!(sum > 0 && sum < Infinity)) return sum === 0 ? -Infinity : sum > 0 ? sum : NaN;
  const low = x >= 1 ? 1 - (sum - x) : x - (sum - 1);
  return logHead(sum, low) + tail[0];
}

/**
 * Returns $\ln(1 + h + l)$ for $|h| < 1/256$, from the power series.
 *
 * @param high $h$
 * @param low $l$, at most half a unit in the last place of $h$
 */
export function log1pNearZero(high: number, low: number): number {
  const square = high * high;
  const series =
    -0.5 + high * (1 / 3) + square * (-0.25 + high * 0.2 + square * (-1 / 6 + high * (1 / 7) + square * (-1 / 8)));
  return high + (low + square * series);
}
