import { type Interval, invalidInterval, isValidInterval } from '../number/interval.js';
import { type DecoratedInterval, type Decoration, decorate, weakest } from './decoration.js';
import { emptySet, isEmptySet } from './emptySet.js';

/** A real function as a function of sets. Both parts are asked for boxes of non-empty intervals only. */
export interface IntervalFunction {
  /** The smallest interval of doubles around the values on the part of the box in the domain; empty if there is none. */
  readonly range: (...box: readonly Interval[]) => Interval;
  /** The strongest decoration that is true of the function on the box, apart from boundedness. */
  readonly behaviour: (...box: readonly Interval[]) => Decoration;
}

/**
 * The smallest interval around the values of a function on a box, as sets: arguments outside the domain are left out, and
 * what is then left without values is the empty set. Invalid if an argument is invalid.
 *
 * Grade: enclosed, the tightest doubles.
 *
 * @example rangeOn(intervalFunctions.sqrt, interval(-1, 4)) // { lower: 0, upper: 2 }
 */
export function rangeOn(f: IntervalFunction, ...box: readonly Interval[]): Interval {
  if (box.some(isEmptySet)) return emptySet;
  if (!box.every(isValidInterval)) return invalidInterval;
  const { lower, upper } = f.range(...box);
  // x + 0 turns −0 into 0.
  return { lower: lower + 0, upper: upper + 0 };
}

/**
 * The same range with a decoration that tells whether the function was defined and continuous on the box.
 *
 * @example decoratedRangeOn(intervalFunctions.sqrt, decorate(interval(-1, 4))).decoration // 'trv'
 */
export function decoratedRangeOn(f: IntervalFunction, ...box: readonly DecoratedInterval[]): DecoratedInterval {
  const decorations = box.map(({ decoration }) => decoration);
  if (decorations.includes('ill')) return decorate(invalidInterval);
  const range = rangeOn(f, ...box);
  return decorate(range, box.some(isEmptySet) ? 'trv' : weakest(...decorations, f.behaviour(...box)));
}

/** A function that is defined and continuous everywhere. */
export function continuous(range: IntervalFunction['range']): IntervalFunction {
  return { range, behaviour: () => 'com' };
}

/** A function that is continuous on its domain, an interval that may lack its ends, and has no value elsewhere. */
export function partial(range: (a: Interval) => Interval, contains: (a: Interval) => boolean): IntervalFunction {
  return { range, behaviour: (a) => (contains(a!) ? 'com' : 'trv') };
}
