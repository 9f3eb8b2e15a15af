import {
  breakOfRecord,
  breaksBetween,
  contactOrders,
  derivative,
  germ,
  lengthOf,
  numbersOf,
  ownerIndex,
  pieceRange,
  piecesMeeting,
  type ScalarFunction,
} from '@crease/tensor';
import { rangeRule } from '../interpret/encloseProgram.js';
import { expressionValue } from '../interpret/expressionValue.js';
import { Refusal } from '../interpret/refusal.js';
import type { ScalarRule } from '../interpret/scalarRule.js';
import { type AffineForm, cutForm, formOfInterval, meanValueForm, middleOf } from '../number/affineForm.js';
import { affineForms } from '../number/affineForms.js';
import { hull, type Interval, pointInterval } from '../number/interval.js';
import { intervals } from '../number/intervals.js';

/**
 * How a scalar function is applied to an affine form: the one germ that its range meets, or, where it meets several and
 * the function is continuous there, the mean value theorem with the hull of their slopes; the range alone at a jump.
 */
export const affineRule: ScalarRule<AffineForm> = (f, fixedGerm, at) => {
  const only = fixedGerm ?? onlyGerm(f, at);
  if (only !== undefined) return expressionValue(germ(f, only), at, affineForms);
  const range = rangeRule(f, undefined, at);
  if (range instanceof Refusal) return range;
  const slopes = secantSlopes(f, at);
  const middle = middleOf(at);
  const value = rangeRule(f, undefined, pointInterval(middle));
  if (slopes === undefined || value instanceof Refusal) return formOfInterval(range);
  return meanValueForm(at, middle, value, slopes, range);
};

/** The piece on which a whole range lies, its ends included where the function is continuous, or `undefined`. */
function onlyGerm(f: ScalarFunction, { lower, upper }: Interval): number | undefined {
  const { first, last } = piecesMeeting(f, lower, upper);
  if (first > last) return ownerIndex(f, last);
  return first === last && isContinuousOn(f, lower, upper) ? first : undefined;
}

/** True if the function is continuous at every break in the range. Grade: proved. */
export function isContinuousOn(f: ScalarFunction, lower: number, upper: number): boolean {
  const contact = contactOrders(f);
  const isContinuous = (k: number): boolean => contact[k] === 'removable' || (contact[k] as number) >= 0;
  const breaks = breaksBetween(f, lower, upper);
  if (lengthOf(breaks) >= contact.length) return contact.every((_, k) => isContinuous(k));
  for (const n of numbersOf(breaks)) if (!isContinuous(breakOfRecord(f, n))) return false;
  return true;
}

/** More pieces than this are not looked at one by one. */
const mostPieces = 64;

/** An interval around the slopes of all secants on a range, or `undefined` if it may jump there or has many pieces. */
function secantSlopes(f: ScalarFunction, at: AffineForm): Interval | undefined {
  if (!isContinuousOn(f, at.lower, at.upper)) return undefined;
  const pieces = piecesMeeting(f, at.lower, at.upper);
  if (lengthOf(pieces) > mostPieces) return undefined;
  let slopes: Interval | undefined;
  for (const piece of numbersOf(pieces)) {
    const own = expressionValue(germ(derivative(f), piece), cutForm(at, pieceRange(f, piece)), intervals);
    if (own instanceof Refusal) return undefined;
    slopes = slopes === undefined ? own : hull(slopes, own);
  }
  return slopes !== undefined && Number.isFinite(slopes.lower) && Number.isFinite(slopes.upper) ? slopes : undefined;
}
