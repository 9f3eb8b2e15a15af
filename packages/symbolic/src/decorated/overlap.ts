import { type Interval, isValidInterval } from '../number/interval.js';
import { isEmptySet } from './emptySet.js';

/** How two sets lie to each other: the thirteen relations of Allen, three cases with an empty set, or no statement. */
export type Overlap =
  | 'bothEmpty'
  | 'firstEmpty'
  | 'secondEmpty'
  | 'before'
  | 'meets'
  | 'overlaps'
  | 'starts'
  | 'containedBy'
  | 'finishes'
  | 'equals'
  | 'finishedBy'
  | 'contains'
  | 'startedBy'
  | 'overlappedBy'
  | 'metBy'
  | 'after'
  | 'undefined';

/** How the set a lies to the set b. */
export function overlap(a: Interval, b: Interval): Overlap {
  if (isEmptySet(a)) return isEmptySet(b) ? 'bothEmpty' : isValidInterval(b) ? 'firstEmpty' : 'undefined';
  if (isEmptySet(b)) return isValidInterval(a) ? 'secondEmpty' : 'undefined';
  if (!isValidInterval(a) || !isValidInterval(b)) return 'undefined';
  if (a.upper < b.lower) return 'before';
  if (b.upper < a.lower) return 'after';
  if (a.lower === b.lower && a.upper === b.upper) return 'equals';
  // An interval of one point on an end of the other starts or finishes it; it does not meet it.
  if (a.upper === b.lower && a.lower < a.upper && b.lower < b.upper) return 'meets';
  if (b.upper === a.lower && a.lower < a.upper && b.lower < b.upper) return 'metBy';
  if (a.lower === b.lower) return a.upper < b.upper ? 'starts' : 'startedBy';
  if (a.upper === b.upper) return a.lower < b.lower ? 'finishedBy' : 'finishes';
  if (a.lower < b.lower) return a.upper < b.upper ? 'overlaps' : 'contains';
  return a.upper < b.upper ? 'containedBy' : 'overlappedBy';
}
