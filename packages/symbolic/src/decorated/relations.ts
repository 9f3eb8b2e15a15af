import type { Interval } from '../number/interval.js';
import { isEmptySet } from './emptySet.js';

/** The name of a comparison of two sets. */
export type SetRelation =
  | 'equal'
  | 'subset'
  | 'less'
  | 'precedes'
  | 'interior'
  | 'strictLess'
  | 'strictPrecedes'
  | 'disjoint';

/** The comparisons of two sets; all are false for an invalid interval, and the empty set is treated as IEEE 1788 does. */
export const setRelations: Readonly<Record<SetRelation, (a: Interval, b: Interval) => boolean>> = {
  equal: (a, b) => a.lower === b.lower && a.upper === b.upper,
  subset: (a, b) => b.lower <= a.lower && a.upper <= b.upper,
  /** For every a there is a b with a ≤ b, and for every b an a. */
  less: (a, b) => a.lower <= b.lower && a.upper <= b.upper && isEmptySet(a) === isEmptySet(b),
  /** Every a ≤ every b. */
  precedes: (a, b) => (isEmptySet(a) || isEmptySet(b) ? isProper(a) && isProper(b) : a.upper <= b.lower),
  /** A subset of the interior. */
  interior: (a, b) => (isEmptySet(a) ? isProper(b) : isBelow(b.lower, a.lower) && isBelow(a.upper, b.upper)),
  strictLess: (a, b) =>
    isEmptySet(a) && isEmptySet(b)
      ? true
      : isBelow(a.lower, b.lower) && isBelow(a.upper, b.upper) && isEmptySet(a) === isEmptySet(b),
  strictPrecedes: (a, b) => (isEmptySet(a) || isEmptySet(b) ? isProper(a) && isProper(b) : a.upper < b.lower),
  disjoint: (a, b) =>
    isEmptySet(a) || isEmptySet(b) ? isProper(a) && isProper(b) : a.upper < b.lower || b.upper < a.lower,
};

/** A set: not the invalid interval. */
function isProper(a: Interval): boolean {
  return !Number.isNaN(a.lower);
}

/** Strictly smaller, or the same infinity: an unbounded end is interior to itself. */
function isBelow(a: number, b: number): boolean {
  return a < b || (a === b && Math.abs(a) === Number.POSITIVE_INFINITY);
}
