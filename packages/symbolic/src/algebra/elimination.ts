import { absolute } from '../number/integers.js';
import { type Rational, rational } from '../number/rational.js';
import { clearDenominators, type RationalMatrix } from './integerMatrix.js';
import { integerPivot } from './integerPivot.js';
import { contentOf } from './integerPolynomial.js';

/**
 * The rank of a rational matrix. Grade: exact.
 *
 * Fraction-free elimination; $O(rows · columns · rank)$ operations on integers.
 *
 * @throws ShapeError if the rows differ in length; DomainError if an entry is the invalid rational
 */
export function rank(matrix: RationalMatrix): number {
  return reduceRows(matrix, 'rank').pivots.length;
}

/**
 * A basis of the vectors v with A v = 0, each with coprime integer components. Grade: exact.
 *
 * The empty list if the columns are independent. A matrix without rows has no columns either.
 *
 * @throws ShapeError if the rows differ in length; DomainError if an entry is the invalid rational
 */
export function nullspace(matrix: RationalMatrix): readonly (readonly Rational[])[] {
  const { tableau, pivots, scale } = reduceRows(matrix, 'nullspace');
  const width = matrix[0]?.length ?? 0;
  const basis: Rational[][] = [];
  for (let free = 0; free < width; free++) {
    if (pivots.includes(free)) continue;
    const vector = Array.from({ length: width }, () => 0n);
    vector[free] = scale;
    for (const [row, column] of pivots.entries()) vector[column] = -tableau[row]![free]!;
    const content = scale < 0n ? -contentOf(vector) : contentOf(vector);
    basis.push(vector.map((component) => rational(component / content)));
  }
  return basis;
}

/** The reduced row echelon form: row i has its pivot `scale` in column pivots[i], with zeros above and below. */
function reduceRows(matrix: RationalMatrix, name: string): { tableau: bigint[][]; pivots: number[]; scale: bigint } {
  const tableau = clearDenominators(matrix, name).entries.map((row) => [...row]);
  const pivots: number[] = [];
  let scale = 1n;
  for (let column = 0; column < (tableau[0]?.length ?? 0) && pivots.length < tableau.length; column++) {
    const row = smallestEntry(tableau, column, pivots.length);
    if (row === undefined) continue;
    [tableau[pivots.length], tableau[row]] = [tableau[row]!, tableau[pivots.length]!];
    scale = integerPivot(tableau, pivots.length, column, scale);
    pivots.push(column);
  }
  return { tableau, pivots, scale };
}

/** The row, from `first` on, whose entry in the column is smallest without being 0: small pivots keep numbers short. */
function smallestEntry(tableau: readonly (readonly bigint[])[], column: number, first: number): number | undefined {
  let best: number | undefined;
  for (let row = first; row < tableau.length; row++) {
    const size = absolute(tableau[row]![column]!);
    if (size !== 0n && (best === undefined || size < absolute(tableau[best]![column]!))) best = row;
  }
  return best;
}
