import { inverseModulo, multiplyModulo } from '../number/modular.js';
import type { ResiduePolynomial } from './polynomialModulo.js';

/**
 * The characteristic polynomial det(λI − A) of a square matrix over F_p, monic. Grade: exact (over F_p).
 *
 * Reduction to Hessenberg form by similarity, then the recurrence for its leading blocks: about $2n^3$ products.
 *
 * @param matrix rows of residues 0 … p − 1; not modified
 * @param prime a prime up to `largestModulus`
 */
export function characteristicPolynomialModulo(
  matrix: readonly (readonly number[])[],
  prime: number,
): ResiduePolynomial {
  return hessenbergPolynomial(hessenbergForm(matrix, prime), prime);
}

/** A similar matrix with zeros below the first subdiagonal. */
function hessenbergForm(matrix: readonly (readonly number[])[], p: number): Float64Array[] {
  const h = matrix.map((row) => Float64Array.from(row));
  const n = h.length;
  for (let k = 1; k < n - 1; k++) {
    let pivot = k;
    while (pivot < n && h[pivot]![k - 1] === 0) pivot++;
    if (pivot === n) continue;
    if (pivot !== k) swap(h, pivot, k);
    const pivotRow = h[k]!;
    const inverse = inverseModulo(pivotRow[k - 1]!, p);
    const factors = new Float64Array(n);
    // Subtract multiples of row k from the rows below it …
    for (let i = k + 1; i < n; i++) {
      const row = h[i]!;
      if (row[k - 1] === 0) continue;
      const factor = multiplyModulo(row[k - 1]!, inverse, p);
      factors[i] = factor;
      for (let j = k - 1; j < n; j++) row[j] = subtractProduct(row[j]!, factor, pivotRow[j]!, p);
    }
    // … and, to keep the matrix similar, add the same multiples of the columns right of k to column k.
    for (let i = 0; i < n; i++) {
      const row = h[i]!;
      let sum = row[k]!;
      for (let j = k + 1; j < n; j++) if (factors[j] !== 0) sum = addProduct(sum, factors[j]!, row[j]!, p);
      row[k] = sum;
    }
  }
  return h;
}

/** The matrix conjugated by the permutation that exchanges the indices i and k. */
function swap(h: Float64Array[], i: number, k: number): void {
  [h[i], h[k]] = [h[k]!, h[i]!];
  for (const row of h) [row[i], row[k]] = [row[k]!, row[i]!];
}

/**
 * The characteristic polynomial of a Hessenberg matrix, by expanding the last column of every leading block:
 * $P_m = (\lambda - h_{mm}) P_{m-1} - \sum_{i<m} h_{im} \, h_{i+1,i} \cdots h_{m,m-1} \, P_{i-1}$.
 */
function hessenbergPolynomial(h: readonly Float64Array[], p: number): ResiduePolynomial {
  const blocks: Float64Array[] = [Float64Array.of(1)];
  for (let m = 1; m <= h.length; m++) {
    const before = blocks[m - 1]!;
    const next = new Float64Array(m + 1);
    next.set(before, 1);
    const corner = h[m - 1]![m - 1]!;
    for (let k = 0; k < m; k++) next[k] = subtractProduct(next[k]!, corner, before[k]!, p);
    let product = 1;
    for (let i = m - 1; i >= 1; i--) {
      product = multiplyModulo(product, h[i]![i - 1]!, p);
      if (product === 0) break;
      const factor = multiplyModulo(product, h[i - 1]![m - 1]!, p);
      const block = blocks[i - 1]!;
      for (let k = 0; k < block.length; k++) next[k] = subtractProduct(next[k]!, factor, block[k]!, p);
    }
    blocks.push(next);
  }
  return Array.from(blocks.at(-1)!);
}

function subtractProduct(a: number, b: number, c: number, p: number): number {
  const difference = a - multiplyModulo(b, c, p);
  return difference < 0 ? difference + p : difference;
}

function addProduct(a: number, b: number, c: number, p: number): number {
  const sum = a + multiplyModulo(b, c, p);
  return sum >= p ? sum - p : sum;
}
