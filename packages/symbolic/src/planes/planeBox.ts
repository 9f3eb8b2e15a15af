import { type AffineForm, variableForm } from '../number/affineForm.js';
import type { Interval } from '../number/interval.js';

/** A rectangle of a plane: the ranges of its two coordinates. */
export type PlaneBox = readonly [first: Interval, second: Interval];

/** The coordinates of a rectangle as affine forms: the input of a program of two coordinates. */
export function coordinateForms([first, second]: PlaneBox): readonly AffineForm[] {
  return [variableForm(first, 'first'), variableForm(second, 'second')];
}
