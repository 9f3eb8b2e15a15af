import {
  breakAt,
  breaksBetween,
  germ,
  hasFinitelyManyPieces,
  lengthOf,
  numbersOf,
  ownerIndex,
  type Program,
  pieceRange,
  piecesMeeting,
  type RepeatingFunction,
  type ScalarFunction,
} from '@crease/tensor';
import { hull, type Interval, intersect, invalidInterval, isValidInterval, pointInterval } from '../number/interval.js';
import { intervals } from '../number/intervals.js';
import { expressionValue } from './expressionValue.js';
import { type Interpretation, interpret } from './interpret.js';
import { Refusal } from './refusal.js';
import type { ScalarRule } from './scalarRule.js';

/**
 * Intervals that contain every output of a program for all inputs in a box. Grade: enclosed (outward rounding).
 *
 * Where a pre-activation may lie on both sides of a break, the value of the scalar function is the hull of its pieces,
 * each on its own part of the interval. Widths grow with repeated variables; no monotonicity of the program is used.
 *
 * @param box one interval for each element of each input; not modified
 * @throws ShapeError if an input has the wrong length
 */
export function encloseProgram(program: Program, box: readonly (readonly Interval[])[]): Interpretation<Interval> {
  return interpret(program, box, intervals, rangeRule);
}

/** The rule of intervals: the hull over all germs that the interval meets. */
export const rangeRule: ScalarRule<Interval> = (f, fixedGerm, at) => {
  if (fixedGerm !== undefined) return expressionValue(germ(f, fixedGerm), at, intervals);
  if (!isValidInterval(at)) return invalidInterval;
  const isLong = lengthOf(piecesMeeting(f, at.lower, at.upper)) > mostPieces;
  if (isLong && !hasFinitelyManyPieces(f)) return rangeOfRepetitions(f, at);
  return hullOf(f, partsOf(f, at));
};

/** Where more pieces repeat than this, they are not looked at one by one. */
const mostPieces = 64;

/** The hull of germs, each on its part of an interval. */
function hullOf(f: ScalarFunction, parts: Iterable<readonly [index: number, part: Interval]>): Interval | Refusal {
  let range: Interval | undefined;
  for (const [index, part] of parts) {
    const values = expressionValue(germ(f, index), part, intervals);
    if (values instanceof Refusal) return values;
    range = range === undefined ? values : hull(range, values);
  }
  return range ?? invalidInterval;
}

/**
 * The hull of many pieces of a function that repeats: that of one period, raised by q times the rise, where x − q·period
 * lies in that period.
 */
function rangeOfRepetitions(f: RepeatingFunction, at: Interval): Interval | Refusal {
  const { period, rise, breaks } = f.repeat;
  const own = hullOf(
    f,
    breaks.map((_, piece) => [piece, pieceRange(f, piece)]),
  );
  if (own instanceof Refusal || rise === 0) return own;
  const { sub, add, mul, div, fromNumber, one } = intervals;
  const turns = div(sub(at, fromNumber(breaks.at(-1)!)), fromNumber(period));
  return add(own, mul(fromNumber(rise), hull(turns, add(turns, one))));
}

/** The germs that an interval meets, each with the closed part of the interval on which it is used. */
function* partsOf(f: ScalarFunction, at: Interval): Generator<readonly [index: number, part: Interval]> {
  for (const piece of numbersOf(piecesMeeting(f, at.lower, at.upper)))
    yield [piece, intersect(at, pieceRange(f, piece))!];
  for (const n of numbersOf(breaksBetween(f, at.lower, at.upper)))
    yield [ownerIndex(f, n), pointInterval(breakAt(f, n))];
}
