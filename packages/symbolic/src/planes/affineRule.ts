import { contactOrders, derivative, germ, ownerIndex, type ScalarFunction } from '@crease/tensor';
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
export function onlyGerm(f: ScalarFunction, { lower, upper }: Interval): number | undefined {
  for (const k of f.pieces.keys()) {
    const left = f.breaks[k - 1] ?? Number.NEGATIVE_INFINITY;
    const right = f.breaks[k] ?? Number.POSITIVE_INFINITY;
    const isInside = lower > left && upper < right;
    if (isInside || (lower >= left && upper <= right && isContinuousOn(f, lower, upper))) return k;
    if (lower === right && upper === right) return ownerIndex(f, k);
  }
  return undefined;
}

/** True if the function is continuous at every break in the range. Grade: proved. */
export function isContinuousOn(f: ScalarFunction, lower: number, upper: number): boolean {
  const contact = contactOrders(f);
  return f.breaks.every((b, k) => b < lower || b > upper || contact[k] === 'removable' || (contact[k] as number) >= 0);
}

/** An interval around the slopes of all secants on a range, or `undefined` if the function may jump there. */
function secantSlopes(f: ScalarFunction, at: AffineForm): Interval | undefined {
  if (!isContinuousOn(f, at.lower, at.upper)) return undefined;
  let slopes: Interval | undefined;
  for (const [k, piece] of derivative(f).pieces.entries()) {
    const part = pieceRange(f, k);
    if (at.upper <= part.lower || at.lower >= part.upper) continue;
    const own = expressionValue(piece, cutForm(at, part), intervals);
    if (own instanceof Refusal) return undefined;
    slopes = slopes === undefined ? own : hull(slopes, own);
  }
  return slopes !== undefined && Number.isFinite(slopes.lower) && Number.isFinite(slopes.upper) ? slopes : undefined;
}

/** The closed interval on which a piece is used. */
export function pieceRange(f: ScalarFunction, piece: number): Interval {
  return {
    lower: f.breaks[piece - 1] ?? Number.NEGATIVE_INFINITY,
    upper: f.breaks[piece] ?? Number.POSITIVE_INFINITY,
  };
}
