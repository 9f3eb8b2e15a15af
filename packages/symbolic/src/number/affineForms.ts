import { atoms } from '@crease/tensor';
import { expressionValue } from '../interpret/expressionValue.js';
import { Refusal } from '../interpret/refusal.js';
import {
  type AffineForm,
  addForms,
  formOfInterval,
  isConstantForm,
  meanValueForm,
  middleOf,
  multiplyForms,
} from './affineForm.js';
import type { Arithmetic } from './arithmetic.js';
import { type Interval, pointInterval } from './interval.js';
import { intervals } from './intervals.js';

const one = formOfInterval(pointInterval(1));

/**
 * The arithmetic of affine forms in two variables: numbers on a small rectangle of a plane, enclosed to first order.
 * Grade of its results: enclosed.
 *
 * The width of an enclosure shrinks with the square of the size of the rectangle where a program is smooth; intervals
 * alone shrink with the size only.
 */
export const affineForms: Arithmetic<AffineForm> = {
  name: 'affine form',
  zero: formOfInterval(pointInterval(0)),
  one,
  fromNumber: (value) => formOfInterval(pointInterval(value)),
  fromRatio: (numerator, denominator) => formOfInterval(intervals.fromRatio(numerator, denominator)),
  add: (a, b) => (isZeroForm(a) ? b : isZeroForm(b) ? a : addForms(a, b, intervals.add(a, b))),
  sub: (a, b) => affineForms.add(a, affineForms.neg(b)),
  mul: (a, b) => {
    const range = intervals.mul(a, b);
    // What is one number by the intervals (0 times anything, 1/2 times 2) is that number exactly.
    return range.lower === range.upper ? formOfInterval(range) : multiplyForms(a, b, range);
  },
  neg: ({ centre, first, second, error, lower, upper }) => ({
    centre: -centre,
    first: -first,
    second: -second,
    error,
    lower: 0 - upper,
    upper: 0 - lower,
  }),
  div: (a, b) => affineForms.mul(a, reciprocal(b)),
  power: (a, exponent) => {
    const slopes = exponent === 1 ? pointInterval(1) : intervals.scale(intervals.power(a, exponent - 1), exponent, 1);
    return smooth(a, (z) => intervals.power(z, exponent), slopes);
  },
  scale: (a, numerator, denominator) => affineForms.mul(a, affineForms.fromRatio(numerator, denominator)),
  isZero: isZeroForm,
  isValid: intervals.isValid,
  atom: (name, a) => {
    const slopes = expressionValue(atoms[name].derivative, a, intervals);
    if (slopes instanceof Refusal) return formOfInterval(intervals.atom(name, a)!);
    return smooth(a, (z) => intervals.atom(name, z)!, slopes);
  },
  compare: intervals.compare,
  toNumber: intervals.toNumber,
};

function isZeroForm(a: AffineForm): boolean {
  return a.lower === 0 && a.upper === 0;
}

function reciprocal(a: AffineForm): AffineForm {
  const invert = (z: Interval): Interval => intervals.div(intervals.one, z);
  return smooth(a, invert, intervals.neg(invert(intervals.power(a, 2))));
}

/** A smooth function of a form, by its values on intervals and its slopes on the range of the form. */
function smooth(a: AffineForm, values: (z: Interval) => Interval, slopes: Interval): AffineForm {
  const range = values(a);
  const at = middleOf(a);
  const isBounded = Number.isFinite(slopes.lower) && Number.isFinite(slopes.upper);
  if (isConstantForm(a) || !isBounded) return formOfInterval(range);
  return meanValueForm(a, at, values(pointInterval(at)), slopes, range);
}
