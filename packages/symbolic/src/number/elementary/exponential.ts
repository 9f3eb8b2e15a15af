import { ln2Fixed } from './constants.js';
import { addFixed, type FixedRange, negateFixed, scaleFixed } from './fixedPoint.js';

/** Bounds of a positive number with a power of two of its own: [lower, upper] · 2^(exponent − bits). */
export interface ScaledRange extends FixedRange {
  readonly exponent: number;
}

/** Bounds of e^r for the numbers r of a range, to about `bits` significant bits. */
export function expFixed(r: FixedRange, bits: number): ScaledRange {
  const ln2 = ln2Fixed(bits);
  let exponent = r.lower / ln2.upper - (r.lower < 0n ? 1n : 0n);
  let rest = addFixed(r, negateFixed(scaleFixed(ln2, exponent)));
  if (rest.lower < 0n) {
    exponent -= 1n;
    rest = addFixed(rest, ln2);
  }
  return { ...expOfSmall(rest, bits), exponent: Number(exponent) };
}

const HALVINGS = 8;
const GUARD = 40;

/**
 * Bounds of e^r for 0 ≤ r < 1: the power series of $e^{r/256}$, squared eight times.
 *
 * Everything is rounded down, so the result is a lower bound for the lower end. With N terms the sum lacks at most 3N
 * units, N < 2^10 for any length used here, and a squaring makes an error at most 2e < 6 times as large and adds one
 * unit: less than $2^{12} \cdot 6^8 < 2^{33}$ units of the guarded length. From the lower to the upper end of the range,
 * of width w < 1, e^r grows by the factor $e^w < 1 + 2w$.
 */
function expOfSmall(r: FixedRange, bits: number): FixedRange {
  const length = BigInt(bits + GUARD);
  const x = r.lower << BigInt(GUARD - HALVINGS);
  let term = 1n << length;
  let sum = 0n;
  for (let k = 1n; term > 0n; k++) {
    sum += term;
    term = ((term * x) >> length) / k;
  }
  for (let k = 0; k < HALVINGS; k++) sum = (sum * sum) >> length;
  const lower = sum >> BigInt(GUARD);
  const upper = lower + 2n;
  return { lower, upper: upper + ((2n * (r.upper - r.lower) * upper) >> BigInt(bits)) + 1n };
}
