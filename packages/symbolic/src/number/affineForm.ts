import { enclose, type Interval, intersect, invalidInterval, isValidInterval, midpoint, radius } from './interval.js';

/**
 * A number that depends on two variables s and t in [−1, 1]: it is
 * $\text{centre} + \text{first}\cdot s + \text{second}\cdot t + \varepsilon$ with $|\varepsilon| \le$ `error`, and lies
 * between `lower` and `upper`.
 *
 * The linear part keeps what intervals lose: that two numbers move together. The interval keeps what the linear part
 * loses: a sign, a number that is cut off at a kink. Each is cut with the other. The invalid form has the invalid
 * interval.
 */
export interface AffineForm extends Interval {
  readonly centre: number;
  readonly first: number;
  readonly second: number;
  readonly error: number;
}

/** More than two units in the last place of 1: twice the error of a rounding, with room for the sums of such errors. */
const relative = 2.3e-16;
/** Covers the underflow of a few products. */
const smallest = 2 ** -1070;
/** Lifts a sum of a few dozen non-negative numbers, computed in floating point, above its exact value. */
const lift = 1 + 2e-14;

/** The form that is one real number in an interval: it does not depend on s and t, or it is not known how. */
export function formOfInterval(range: Interval): AffineForm {
  const { lower, upper } = range;
  return { centre: midpoint(range), first: 0, second: 0, error: radius(range), lower, upper };
}

/** The form of a number that moves from one end of an interval to the other with one of the two variables. */
export function variableForm(range: Interval, which: 'first' | 'second'): AffineForm {
  return { ...formOfInterval(range), error: 0, [which]: radius(range) };
}

/** True if the form is one and the same number for all s and t. Grade: enclosed. */
export function isConstantForm(a: AffineForm): boolean {
  return a.lower === a.upper;
}

/** The same number, of which is known that it lies in an interval; invalid if it cannot. */
export function cutForm(a: AffineForm, range: Interval): AffineForm {
  const { lower, upper } = intersect(a, range) ?? invalidInterval;
  return { ...a, lower, upper };
}

/** An enclosure of the sum. */
export function addForms(a: AffineForm, b: AffineForm, range: Interval): AffineForm {
  const [centre, first, second] = [a.centre + b.centre, a.first + b.first, a.second + b.second];
  const rounding = relative * (Math.abs(centre) + Math.abs(first) + Math.abs(second));
  return formOf(centre, first, second, (a.error + b.error + rounding) * lift, range);
}

/** An enclosure of the product: what is of second order in s and t goes into the error. */
export function multiplyForms(a: AffineForm, b: AffineForm, range: Interval): AffineForm {
  const [p, q] = [a.centre * b.first, b.centre * a.first];
  const [u, v] = [a.centre * b.second, b.centre * a.second];
  const centre = a.centre * b.centre;
  const rounding = relative * (Math.abs(centre) + Math.abs(p) + Math.abs(q) + Math.abs(u) + Math.abs(v)) + smallest;
  const inherited = Math.abs(a.centre) * b.error + Math.abs(b.centre) * a.error + deviation(a) * deviation(b);
  return formOf(centre, p + q, u + v, (inherited + rounding) * lift, range);
}

/**
 * An enclosure of f(z) by the mean value theorem: $f(m) + f'(\xi)(z - m)$ with m in the range of z.
 *
 * @param values of f at `at`
 * @param slopes an interval that contains the slopes of f, or of all its secants, on the range of z
 * @param range  an interval that contains f(z)
 */
export function meanValueForm(
  z: AffineForm,
  at: number,
  values: Interval,
  slopes: Interval,
  range: Interval,
): AffineForm {
  const slope = midpoint(slopes);
  const reach = Math.max(z.upper - at, at - z.lower);
  const shift = slope * (z.centre - at);
  const middle = midpoint(values);
  const [centre, first, second] = [middle + shift, slope * z.first, slope * z.second];
  const rounding = relative * (Math.abs(middle) + 3 * Math.abs(shift) + Math.abs(first) + Math.abs(second)) + smallest;
  const inherited = radius(values) + Math.abs(slope) * z.error + radius(slopes) * reach;
  return formOf(centre, first, second, (inherited + rounding) * lift, range);
}

/** The number of the range of a form around which `meanValueForm` is best taken. */
export function middleOf(z: AffineForm): number {
  return Math.min(Math.max(z.centre, z.lower), z.upper);
}

/** How far a form can be from its centre; rounded to nearest. */
function deviation(a: AffineForm): number {
  return Math.abs(a.first) + Math.abs(a.second) + a.error;
}

/** The form with these numbers and this interval, each cut with the other; the interval alone where they overflow. */
function formOf(centre: number, first: number, second: number, error: number, range: Interval): AffineForm {
  if (!isValidInterval(range)) return formOfInterval(invalidInterval);
  const reach = (Math.abs(first) + Math.abs(second) + error + relative * Math.abs(centre)) * lift;
  const lower = Math.max(range.lower, centre - reach);
  const upper = Math.min(range.upper, centre + reach);
  if (!(reach < Number.POSITIVE_INFINITY) || !Number.isFinite(centre)) return formOfInterval(range);
  // Both contain the number, so they meet, unless there is none: on a path through the pieces that no point takes.
  return { centre, first, second, error, ...(lower <= upper ? { lower, upper } : enclose(range.lower, range.upper)) };
}
