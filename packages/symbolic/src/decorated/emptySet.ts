import { type Interval, isValidInterval } from '../number/interval.js';

const INFINITY = Number.POSITIVE_INFINITY;

/**
 * The empty set, written [∞, −∞].
 *
 * Only the functions of sets know it; for the arithmetic `intervals` it is one of the invalid intervals.
 */
export const emptySet: Interval = { lower: INFINITY, upper: -INFINITY };

/** All real numbers. */
export const realLine: Interval = { lower: -INFINITY, upper: INFINITY };

/** True only for the empty set. */
export function isEmptySet(a: Interval): boolean {
  return a.lower === INFINITY && a.upper === -INFINITY;
}

/** True if the interval has an element and finite ends. */
export function isBoundedSet(a: Interval): boolean {
  return isValidInterval(a) && Number.isFinite(a.lower) && Number.isFinite(a.upper);
}

/** The intersection of two sets. */
export function intersectSets(a: Interval, b: Interval): Interval {
  const [lower, upper] = [Math.max(a.lower, b.lower), Math.min(a.upper, b.upper)];
  return lower > upper ? emptySet : { lower, upper };
}

/** The smallest interval that contains two sets; the empty set adds nothing. */
export function hullOfSets(a: Interval, b: Interval): Interval {
  return { lower: Math.min(a.lower, b.lower), upper: Math.max(a.upper, b.upper) };
}
