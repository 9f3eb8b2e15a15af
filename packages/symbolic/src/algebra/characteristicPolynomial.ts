import { clearSquare, type IntegerMatrix, type RationalMatrix, unscale } from './integerMatrix.js';
import type { IntegerPolynomial } from './integerPolynomial.js';
import type { Polynomial } from './polynomial.js';

/**
 * The characteristic polynomial det(λI − A) of a square rational matrix, monic. Grade: exact.
 *
 * Algorithm of Samuelson and Berkowitz on the integral matrix D·A, without divisions: $n^4/4$ products of integers
 * whose length grows to n times that of the entries. It shares no step but the common denominator with
 * `characteristicPolynomialByResidues`, so that each can check the other.
 *
 * Source: S. J. Berkowitz, On computing the determinant in small parallel time using a small number of processors,
 * Inf. Process. Lett. 18 (1984).
 *
 * @throws ShapeError if the matrix is not square; DomainError if an entry is the invalid rational
 */
export function characteristicPolynomial(matrix: RationalMatrix): Polynomial {
  const { entries, denominator } = clearSquare(matrix, 'characteristicPolynomial');
  return unscale(berkowitz(entries), denominator);
}

function berkowitz(a: IntegerMatrix): IntegerPolynomial {
  // Descending coefficients of the characteristic polynomial of the leading block of size `size`.
  let coefficients: bigint[] = [1n];
  for (let size = 1; size <= a.length; size++) {
    const column = toeplitzColumn(a, size - 1);
    coefficients = Array.from({ length: size + 1 }, (_, i) => {
      let sum = 0n;
      for (let j = Math.max(0, i - size); j <= Math.min(i, size - 1); j++) sum += column[i - j]! * coefficients[j]!;
      return sum;
    });
  }
  return coefficients.toReversed();
}

/**
 * With the leading block M of size `last`, its border column c, row r and corner d:
 * 1, −d, −rc, −rMc, −rM²c, …, the first column of the Toeplitz matrix that adds the border.
 */
function toeplitzColumn(a: IntegerMatrix, last: number): bigint[] {
  const border = a[last]!;
  const column = [1n, -border[last]!];
  let vector = Array.from({ length: last }, (_, i) => a[i]![last]!);
  for (let power = 0; power < last; power++) {
    column.push(-dot(border, vector));
    if (power < last - 1) vector = vector.map((_, i) => dot(a[i]!, vector));
  }
  return column;
}

/** The sum of row[k] · vector[k] over the length of the vector. */
function dot(row: readonly bigint[], vector: readonly bigint[]): bigint {
  let sum = 0n;
  for (let k = 0; k < vector.length; k++) if (row[k] !== 0n && vector[k] !== 0n) sum += row[k]! * vector[k]!;
  return sum;
}
