import type { Interval } from '../number/interval.js';
import { negateInterval } from '../number/intervalOperations.js';
import { arithmeticFunctions } from './arithmeticFunctions.js';
import { elementaryFunctions } from './elementaryFunctions.js';
import { emptySet, hullOfSets, intersectSets, isEmptySet, realLine } from './emptySet.js';
import { rangeOn } from './intervalFunction.js';
import { rootn } from './powerFunctions.js';

/** The smallest interval around the numbers of x that a function takes into c: what is known of x when its value is. */
export type ReverseFunction = (c: Interval, x?: Interval) => Interval;

const positive: Interval = { lower: 0, upper: Number.POSITIVE_INFINITY };
const negative: Interval = { lower: Number.NEGATIVE_INFINITY, upper: 0 };

/** The numbers of x whose absolute value is in c. */
export const absRev: ReverseFunction = (c, x = realLine) => onBothSides(intersectSets(c, positive), x);

/** The numbers of x whose square is in c. */
export const sqrRev: ReverseFunction = (c, x = realLine) => onBothSides(rangeOn(arithmeticFunctions.sqrt, c), x);

/** The numbers of x whose hyperbolic cosine is in c. */
export const coshRev: ReverseFunction = (c, x = realLine) => onBothSides(rangeOn(elementaryFunctions.acosh, c), x);

/**
 * The numbers of x whose n-th power is in c.
 *
 * @throws DomainError if n is not an integer
 */
export function pownRev(n: number): ReverseFunction {
  if (n === 0) return (c, x = realLine) => (c.lower <= 1 && 1 <= c.upper ? x : emptySet);
  const root = rootn(n);
  if (n % 2 === 0) return (c, x = realLine) => onBothSides(rangeOn(root, c), x);
  // An odd negative power has a pole: each side of it by itself.
  return (c, x = realLine) =>
    [negative, positive].map((half) => intersectSets(rangeOn(root, intersectSets(c, half)), x)).reduce(hullOfSets);
}

/**
 * The numbers t with t·b ∈ c for some b of the first set, as at most two intervals, the smaller one first: division
 * the way it is needed to solve an equation.
 */
export function mulRevToPair(b: Interval, c: Interval): readonly [Interval, Interval] {
  if (isEmptySet(b) || isEmptySet(c)) return [emptySet, emptySet];
  if (b.lower <= 0 && b.upper >= 0 && c.lower <= 0 && c.upper >= 0) return [realLine, emptySet];
  const { div } = arithmeticFunctions;
  if (b.lower >= 0 || b.upper <= 0) return [rangeOn(div, c, b), emptySet];
  const parts = [negative, positive].map((half) => rangeOn(div, c, intersectSets(b, half)));
  const [first, second] = parts[0]!.lower < parts[1]!.lower ? parts : parts.toReversed();
  return [first!, second!];
}

/** The smallest interval around the numbers t of x with t·b ∈ c for some b of the first set. */
export function mulRev(b: Interval, c: Interval, x: Interval = realLine): Interval {
  return mulRevToPair(b, c)
    .map((part) => intersectSets(part, x))
    .reduce(hullOfSets);
}

/** What is in x of a set of positive numbers and its mirror image. */
function onBothSides(half: Interval, x: Interval): Interval {
  if (isEmptySet(half)) return emptySet;
  return hullOfSets(intersectSets(half, x), intersectSets(negateInterval(half), x));
}
