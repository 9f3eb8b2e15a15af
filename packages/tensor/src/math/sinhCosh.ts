import { expPair, expSum } from './expSum.js';

/** $\ln 2$ as the sum of two doubles. */
const ln2Head = Math.LN2;
const ln2Tail = 2.3190468138462996e-17;

/** $e^x$ and $e^{-x}$ as sums of two doubles each: high and low part of the first, then of the second. */
const pair: Float64Array = /* @__PURE__ */ new Float64Array(4);

/**
 * Returns the hyperbolic sine of x, the same bits on every engine.
 *
 * $\frac12 (e^x - e^{-x})$ with two doubles for each power; near 0 the power series.
 *
 * @param x any double; `sinh(-0)` is −0, ±Infinity give ±Infinity
 * @remarks Error at most the bound in `errorBoundUlp`.
 * @example sinh(1) // 1.1752011936438014
 */
export function sinh(x: number): number {
  const size = Math.abs(x);
  if (size < 0.5) return +sinhNearZero(x);
  const value = size < 40 ? +half(size, -1) : +halvedExp(size);
  return x < 0 ? -value : value;
}

/**
 * Returns the hyperbolic cosine of x, the same bits on every engine.
 *
 * $\frac12 (e^x + e^{-x})$ with two doubles for each power.
 *
 * @param x any double; ±Infinity give Infinity
 * @remarks Error at most the bound in `errorBoundUlp`.
 * @example cosh(1) // 1.5430806348152437
 */
export function cosh(x: number): number {
  const size = Math.abs(x);
  return size < 40 ? +half(size, 1) : +halvedExp(size);
}

/** Returns $\frac12 (e^x \pm e^{-x})$ for $0 \le x < 40$; the first power is the larger one. */
function half(x: number, sign: 1 | -1): number {
  powerPair(x);
  const high = pair[0]!;
  const other = sign * pair[2]!;
  const head = high + other;
  const rest = high - head + other;
  return 0.5 * (head + (rest + (pair[1]! + sign * pair[3]!)));
}

function powerPair(x: number): void {
  pair[0] = x;
  pair[1] = 0;
  expPair(pair);
  const high = pair[0]!;
  const low = pair[1]!;
  const inverse = 1 / high;
  // 1 − inverse·high exactly, from products of halves of 26 and 27 bits.
  const scaled = 134217729 * high;
  const highTop = scaled - (scaled - high);
  const scaledInverse = 134217729 * inverse;
  const inverseTop = scaledInverse - (scaledInverse - inverse);
  const highRest = high - highTop;
  const inverseRest = inverse - inverseTop;
  const defect = 1 - inverseTop * highTop - inverseTop * highRest - inverseRest * highTop - inverseRest * highRest;
  pair[2] = inverse;
  pair[3] = inverse * (defect - inverse * low);
}

/** Returns $\frac12 e^x$ for $x \ge 40$, also where $e^x$ overflows; the other power is less than its last bit. */
function halvedExp(x: number): number {
  if (!(x < 720)) return x + Infinity; // the value overflows from 710.5 on; NaN stays NaN
  const high = x - ln2Head;
  pair[0] = high;
  pair[1] = x - high - ln2Head - ln2Tail;
  expSum(pair);
  return pair[0]!;
}

/** The power series to the power 15, for |x| < 1/2. */
function sinhNearZero(x: number): number {
  const z = x * x;
  const series =
    1 / 6 +
    z *
      (1 / 120 +
        z * (1 / 5040 + z * (1 / 362880 + z * (1 / 39916800 + z * (1 / 6227020800 + z * (1 / 1307674368000))))));
  return x + x * (z * series);
}
