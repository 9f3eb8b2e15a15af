import { DomainError } from '@crease/tensor';
import { addUp } from './directed.js';
import { compareRationals, type Rational, rationalFromNumber } from './rational.js';
import { roundRational } from './rationalRounding.js';

/**
 * A closed interval of real numbers; `lower` may be −∞ and `upper` may be ∞.
 *
 * The invalid interval has NaN as both ends. It stands for "no statement": it contains nothing, it is a subset of
 * nothing, and every operation with it is invalid again.
 */
export interface Interval {
  readonly lower: number;
  readonly upper: number;
}

/** The invalid interval. */
export const invalidInterval: Interval = { lower: Number.NaN, upper: Number.NaN };

/**
 * The interval from `lower` to `upper`.
 *
 * @throws DomainError if an end is NaN, lower > upper, lower = ∞ or upper = −∞
 */
export function interval(lower: number, upper: number): Interval {
  if (!(lower <= upper) || lower === Number.POSITIVE_INFINITY || upper === Number.NEGATIVE_INFINITY)
    throw new DomainError(
      `interval: expected lower ≤ upper with at least one real number between, got [${lower}, ${upper}].`,
    );
  // x + 0 turns −0 into 0, so that equal intervals look equal.
  return { lower: lower + 0, upper: upper + 0 };
}

/** The interval that contains one double alone; invalid for NaN and ±∞. */
export function pointInterval(value: number): Interval {
  return Number.isFinite(value) ? { lower: value + 0, upper: value + 0 } : invalidInterval;
}

/** The smallest interval of doubles around a rational; invalid for the invalid rational. */
export function intervalFromRational(value: Rational): Interval {
  return enclose(roundRational(value, 'down'), roundRational(value, 'up'));
}

/** The interval with these ends, or the invalid interval if they are not in order (NaN included). */
export function enclose(lower: number, upper: number): Interval {
  return lower <= upper ? { lower, upper } : invalidInterval;
}

/** True unless the interval is invalid. */
export function isValidInterval(a: Interval): boolean {
  return a.lower <= a.upper;
}

/** True if the real number lies in the interval. Never true for an invalid interval. */
export function containsNumber(a: Interval, value: number | Rational): boolean {
  if (typeof value === 'number') return a.lower <= value && value <= a.upper && Number.isFinite(value);
  if (value.denominator === 0n) return false;
  return isAtMost(a.lower, value, -1) && isAtMost(a.upper, value, 1);
}

/** True if every number of a lies in b; false if one of them is invalid. */
export function isSubset(a: Interval, b: Interval): boolean {
  return b.lower <= a.lower && a.upper <= b.upper;
}

/** The smallest interval that contains both; invalid if one of them is. */
export function hull(a: Interval, b: Interval): Interval {
  return enclose(Math.min(a.lower, b.lower), Math.max(a.upper, b.upper));
}

/** The numbers that lie in both; `undefined` if there is none, invalid if one of them is invalid. */
export function intersect(a: Interval, b: Interval): Interval | undefined {
  if (!isValidInterval(a) || !isValidInterval(b)) return invalidInterval;
  const lower = Math.max(a.lower, b.lower);
  const upper = Math.min(a.upper, b.upper);
  return lower <= upper ? { lower, upper } : undefined;
}

/** A double near the middle of the interval, inside it; NaN if invalid. */
export function midpoint(a: Interval): number {
  if (!isValidInterval(a)) return Number.NaN;
  if (a.lower === a.upper) return a.lower;
  if (-a.lower === a.upper) return 0;
  const sum = a.lower + a.upper;
  const middle = Number.isFinite(sum) ? sum / 2 : a.lower / 2 + a.upper / 2;
  return Math.min(Math.max(middle, -Number.MAX_VALUE, a.lower), Number.MAX_VALUE, a.upper);
}

/** An upper bound of the distance from `midpoint(a)` to the numbers of the interval; NaN if invalid. */
export function radius(a: Interval): number {
  const middle = midpoint(a);
  return Math.max(addUp(middle, -a.lower), addUp(a.upper, -middle));
}

/** An upper bound of the difference of the ends; NaN if invalid. */
export function width(a: Interval): number {
  return isValidInterval(a) ? addUp(a.upper, -a.lower) : Number.NaN;
}

/** The largest absolute value in the interval; NaN if invalid. */
export function magnitude(a: Interval): number {
  return isValidInterval(a) ? Math.max(Math.abs(a.lower), Math.abs(a.upper)) : Number.NaN;
}

/** The smallest absolute value in the interval; NaN if invalid. */
export function mignitude(a: Interval): number {
  return isValidInterval(a) ? Math.max(0, a.lower, -a.upper) : Number.NaN;
}

function isAtMost(end: number, value: Rational, sign: -1 | 1): boolean {
  if (Math.abs(end) === Number.POSITIVE_INFINITY) return true;
  const order = compareRationals(rationalFromNumber(end), value);
  return order === 0 || order === sign;
}
