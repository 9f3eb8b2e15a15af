import {
  breakAt,
  breaksBetween,
  germ,
  numbersOf,
  ownerIndex,
  type Program,
  pieceRange,
  piecesMeeting,
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
  let range: Interval | undefined;
  for (const [index, part] of partsOf(f, at)) {
    const values = expressionValue(germ(f, index), part, intervals);
    if (values instanceof Refusal) return values;
    range = range === undefined ? values : hull(range, values);
  }
  return range ?? invalidInterval;
};

/** The germs that an interval meets, each with the closed part of the interval on which it is used. */
function* partsOf(f: ScalarFunction, at: Interval): Generator<readonly [index: number, part: Interval]> {
  for (const piece of numbersOf(piecesMeeting(f, at.lower, at.upper)))
    yield [piece, intersect(at, pieceRange(f, piece))!];
  for (const n of numbersOf(breaksBetween(f, at.lower, at.upper)))
    yield [ownerIndex(f, n), pointInterval(breakAt(f, n))];
}
