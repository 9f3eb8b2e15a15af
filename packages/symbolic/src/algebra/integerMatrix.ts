import { DomainError, ShapeError } from '@crease/tensor';
import { leastCommonMultiple } from '../number/integers.js';
import { type Rational, rational } from '../number/rational.js';
import type { IntegerPolynomial } from './integerPolynomial.js';
import type { Polynomial } from './polynomial.js';

/** A matrix of rationals as a list of its rows. */
export type RationalMatrix = readonly (readonly Rational[])[];

/** A matrix of integers as a list of its rows. */
export type IntegerMatrix = readonly (readonly bigint[])[];

/**
 * The least positive D for which D times the matrix is integral, and that integral matrix.
 *
 * @throws ShapeError if the rows differ in length; DomainError if an entry is the invalid rational
 */
export function clearDenominators(
  matrix: RationalMatrix,
  name: string,
): { entries: IntegerMatrix; denominator: bigint } {
  const width = matrix[0]?.length ?? 0;
  let denominator = 1n;
  for (const [i, row] of matrix.entries()) {
    if (row.length !== width)
      throw new ShapeError(
        `${name}: every row must have the length of the first, ${width}; row ${i} has ${row.length}.`,
      );
    for (const [j, entry] of row.entries()) {
      if (entry.denominator === 0n)
        throw new DomainError(`${name}: the entry in row ${i}, column ${j} is 0/0 (the result of a quotient by zero).`);
      denominator = leastCommonMultiple(denominator, entry.denominator);
    }
  }
  const entries = matrix.map((row) => row.map((entry) => entry.numerator * (denominator / entry.denominator)));
  return { entries, denominator };
}

/**
 * The same for a square matrix.
 *
 * @throws ShapeError also if the matrix is not square
 */
export function clearSquare(matrix: RationalMatrix, name: string): { entries: IntegerMatrix; denominator: bigint } {
  const cleared = clearDenominators(matrix, name);
  const width = matrix[0]?.length ?? 0;
  if (width !== matrix.length)
    throw new ShapeError(`${name}: expected a square matrix, got ${matrix.length} rows of length ${width}.`);
  return cleared;
}

/** The characteristic polynomial of A from that of D·A: the coefficient of λ^k is divided by D^(n − k). */
export function unscale(scaled: IntegerPolynomial, denominator: bigint): Polynomial {
  let power = 1n;
  return scaled
    .toReversed()
    .map((coefficient) => {
      const unscaled = rational(coefficient, power);
      power *= denominator;
      return unscaled;
    })
    .toReversed();
}
