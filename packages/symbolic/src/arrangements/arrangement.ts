import { DomainError, ShapeError } from '@crease/tensor';
import { dot } from '../algebra/dot.js';
import { compareRationals, type Rational } from '../number/rational.js';
import { rationals } from '../number/rationals.js';

/** The argument ⟨normal, u⟩ + offset of a piecewise function, and the values at which the function changes pieces. */
export interface AffineArgument {
  readonly normal: readonly Rational[];
  readonly offset: Rational;
  /** Strictly increasing. */
  readonly breaks: readonly Rational[];
}

/**
 * Piecewise functions of affine arguments on the space of u: an arrangement of the hyperplanes argument = break.
 *
 * Arguments may repeat, be proportional, or be constant; hyperplanes may be parallel.
 */
export interface Arrangement {
  readonly dimension: number;
  readonly arguments: readonly AffineArgument[];
}

/** The value of an affine argument at a point. Grade: exact. */
export function argumentAt({ normal, offset }: AffineArgument, point: readonly Rational[]): Rational {
  return rationals.add(dot(normal, point), offset);
}

/** True for an argument that does not depend on the point. */
export function isConstantArgument({ normal }: AffineArgument): boolean {
  return normal.every(rationals.isZero);
}

/**
 * The piece on which a value lies: how many breaks are below it. A value on a break is given to the piece on its left.
 */
export function pieceOf(value: Rational, breaks: readonly Rational[]): number {
  return breaks.filter((b) => compareRationals(value, b) === 1).length;
}

/**
 * Throws unless the arguments fit the space and their breaks increase.
 *
 * @throws ShapeError; DomainError
 */
export function checkArrangement({ dimension, arguments: list }: Arrangement): void {
  for (const [k, { normal, breaks }] of list.entries()) {
    if (normal.length !== dimension)
      throw new ShapeError(
        `Arrangement: argument ${k} has ${normal.length} coefficients, but the space has ${dimension} dimensions.`,
      );
    if (breaks.some((b, i) => i > 0 && compareRationals(breaks[i - 1]!, b) !== -1))
      throw new DomainError(`Arrangement: the breaks of argument ${k} must be strictly increasing.`);
  }
}
