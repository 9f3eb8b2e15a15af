import { bitLength } from '../integers.js';
import { ln2Fixed } from './constants.js';
import { addFixed, type FixedRange, negateFixed, scaleFixed } from './fixedPoint.js';

const GUARD = 32;

/**
 * Bounds of ln(n/d) for positive integers n and d.
 *
 * $\ln\frac nd = k \ln 2 + 2\operatorname{artanh}\frac{n' - d'}{n' + d'}$ with $\frac23 \le n'/d' < \frac43$.
 */
export function logFixed(n: bigint, d: bigint, bits: number): FixedRange {
  let k = bitLength(n) - bitLength(d);
  let [top, bottom] = scaled(n, d, k);
  if (3n * top < 2n * bottom) [top, bottom] = scaled(n, d, --k);
  if (3n * top >= 4n * bottom) [top, bottom] = scaled(n, d, ++k);
  const isNegative = top < bottom;
  const series = artanhSeries(isNegative ? bottom - top : top - bottom, top + bottom, bits);
  const fraction = scaleFixed(isNegative ? negateFixed(series) : series, 2n);
  return k === 0 ? fraction : addFixed(fraction, scaleFixed(ln2Fixed(bits), BigInt(k)));
}

function scaled(n: bigint, d: bigint, k: number): [bigint, bigint] {
  return k < 0 ? [n << BigInt(-k), d] : [n, d << BigInt(k)];
}

/**
 * Bounds of artanh(n/d) for 0 ≤ n/d ≤ 1/5, by the power series of positive terms.
 *
 * Everything is rounded down. A power is at most 2 units too small, a term at most 3, what is left out less than one
 * unit: less than $2^{16}$ units of the guarded length for any length used here.
 */
function artanhSeries(n: bigint, d: bigint, bits: number): FixedRange {
  const length = BigInt(bits + GUARD);
  const z = (n << length) / d;
  const square = (z * z) >> length;
  let [power, sum] = [z, 0n];
  for (let odd = 1n; power > 0n; odd += 2n) {
    sum += power / odd;
    power = (power * square) >> length;
  }
  const lower = sum >> BigInt(GUARD);
  return { lower, upper: n === 0n ? 0n : lower + 2n };
}
