import { piFixed } from './constants.js';
import { expFixed, type ScaledRange } from './exponential.js';
import {
  divideFixed,
  type FixedRange,
  fixedQuotient,
  multiplyFixed,
  scaleFixed,
  squareRootFixed,
} from './fixedPoint.js';

/** Bounds of the density $\varphi(x) = e^{-x^2/2}/\sqrt{2\pi}$ at x = n/d. */
export function normalDensityFixed(n: bigint, d: bigint, bits: number): ScaledRange {
  const power = expFixed(fixedQuotient(-n * n, 2n * d * d, bits), bits);
  const root = squareRootFixed(scaleFixed(piFixed(bits), 2n), bits);
  return { ...divideFixed(power, root, bits), exponent: power.exponent };
}

/**
 * Bounds of the distribution function $\Phi(x) = \frac12 + \varphi(x) \sum_k \frac{x^{2k+1}}{(2k+1)!!}$ at x = n/d.
 *
 * For negative x the two terms cancel, and it takes more bits.
 */
export function normalCdfFixed(n: bigint, d: bigint, bits: number): FixedRange {
  const size = n < 0n ? -n : n;
  const density = normalDensityFixed(n, d, bits);
  const series = seriesOf(fixedQuotient(size, d, bits), fixedQuotient(n * n, d * d, bits), bits);
  const product = multiplyFixed(density, series, bits);
  const shift = BigInt(-density.exponent);
  const excess = { lower: product.lower >> shift, upper: -(-product.upper >> shift) };
  const half = 1n << BigInt(bits - 1);
  return n < 0n
    ? { lower: half - excess.upper, upper: half - excess.lower }
    : { lower: half + excess.lower, upper: half + excess.upper };
}

/** The sum of x^(2k+1)/(2k+1)!! for x ≥ 0, once with all roundings down and once with all up. */
function seriesOf(x: FixedRange, square: FixedRange, bits: number): FixedRange {
  const length = BigInt(bits);
  let [lower, upper] = [x.lower, x.upper];
  let [least, most] = [0n, 0n];
  for (let odd = 3n; ; odd += 2n) {
    least += lower;
    most += upper;
    // From here on every term is less than half the one before it: the rest is at most the last one.
    if (upper <= 4n && 2n * square.upper < odd << length) return { lower: least, upper: most + 2n * upper };
    lower = ((lower * square.lower) >> length) / odd;
    upper = ((upper * square.upper) >> length) / odd + 2n;
  }
}
