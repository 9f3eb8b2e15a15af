import { logPair } from './logSum.js';

const one: Float64Array = /* @__PURE__ */ new Float64Array(1);
const pair: Float64Array = /* @__PURE__ */ new Float64Array(2);

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
  one[0] = x;
  log1pAll(one, one, 0, 1);
  return one[0];
}

/** `log1p` of arrays: an `ArrayFunction`. */
export function log1pAll(x: Float64Array, y: Float64Array, from: number, to: number): void {
  for (let e = from; e < to; e = (e + 1) | 0) {
    const at = x[e];
    const sum = 1 + at;
    if (Math.abs(at) < 0.00390625) {
      pair[0] = at;
      pair[1] = -0; // lets log1p(−0) be −0
      log1pNearZero(pair);
      y[e] = pair[0];
    } else if (sum > 0 && sum < Infinity) {
      pair[0] = sum;
      pair[1] = at >= 1 ? 1 - (sum - at) : at - (sum - 1);
      logPair(pair);
      y[e] = pair[0] + pair[1];
    } else y[e] = sum === 0 ? -Infinity : sum > 0 ? sum : NaN;
  }
}

/**
 * Replaces the first number of the pair $(h, l)$ by $\ln(1 + h + l)$, from the power series.
 *
 * @param pair $h$ with $|h| < 1/256$, and $l$, at most half a unit in the last place of $h$
 */
export function log1pNearZero(pair: Float64Array): void {
  const high = pair[0];
  const square = high * high;
  const series =
    -0.5 + high * (1 / 3) + square * (-0.25 + high * 0.2 + square * (-1 / 6 + high * (1 / 7) + square * (-1 / 8)));
  pair[0] = high + (pair[1] + square * series);
}
