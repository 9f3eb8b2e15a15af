import { describe, expect, test } from 'vitest';
import fixture from '../../../../tests/oracles/linalg.json' with { type: 'json' };
import { symmetricEigen, symmetricEigenvalues } from './symmetricEigen.js';

const eps = 2 ** -52;

test('a matrix larger than the room that is kept has the eigenvalues of its blocks', () => {
  const n = 1030;
  const matrix = Float64Array.from({ length: n * n }, (_, k) => (k % (n + 1) === 0 ? 3 : 0));
  for (const [i, j] of [
    [0, 1029],
    [1, 1026],
    [2, 7],
  ] as const)
    matrix[i * n + j] = matrix[j * n + i] = i + 1;
  const values = symmetricEigenvalues(matrix, n);
  expect([...values.slice(0, 4)].map((v) => v.toFixed(12))).toEqual(
    ['0', '1', '2', '3'].map((v) => `${v}.000000000000`),
  );
  expect([...values.slice(-4)].map((v) => v.toFixed(12))).toEqual(['3', '4', '5', '6'].map((v) => `${v}.000000000000`));
});

describe.each(fixture.symmetric)('$name', ({ matrix, values }) => {
  const n = matrix.length;
  const flat = Float64Array.from(matrix.flat());
  // The eigenvalues of size at most ‖A‖ carry errors of a modest multiple of eps ‖A‖: reduction and QL are backward stable.
  const size = Math.max(...values.map(Math.abs));
  const tolerance = Math.max(4, n) * eps * size + 1e-322;

  test('eigenvalues are those of the reference', () => {
    const before = flat.slice();
    const computed = symmetricEigenvalues(flat, n);
    expect(flat).toEqual(before);
    expect(largestDifference(computed, values)).toBeLessThanOrEqual(tolerance);
  });

  test('eigenpairs satisfy the definition, and their residuals are what they claim', () => {
    const before = flat.slice();
    const { values: computed, vectors, residuals } = symmetricEigen(flat, n);
    expect(flat).toEqual(before);
    expect(largestDifference(computed, values)).toBeLessThanOrEqual(tolerance);
    expect([...computed]).toEqual([...computed].sort((a, b) => a - b));
    for (let k = 0; k < n; k++) {
      const v = vectors.subarray(k * n, (k + 1) * n);
      for (let l = 0; l <= k; l++) {
        const product = sum(n, (i) => v[i] * vectors[l * n + i]);
        expect(Math.abs(product - (k === l ? 1 : 0))).toBeLessThanOrEqual(Math.max(4, n) * eps);
      }
      const scaled = Math.max(size, 1e-300); // squares of tiny numbers would vanish
      const residual =
        Math.sqrt(sum(n, (i) => ((sum(n, (j) => flat[i * n + j] * v[j]) - computed[k] * v[i]) / scaled) ** 2)) * scaled;
      expect(residual).toBeLessThanOrEqual(2 * tolerance);
      // Two sums of the same rounding-level number, formed in different order.
      expect(Math.abs(residuals[k] - residual)).toBeLessThanOrEqual(tolerance);
    }
  });
});

test('random matrices (linear congruences) of every order up to 40: A = V Λ Vᵀ', () => {
  for (let n = 0; n <= 40; n++) {
    let state = n + 1;
    const a = new Float64Array(n * n);
    for (let i = 0; i < n; i++) {
      for (let j = 0; j <= i; j++) {
        state = (Math.imul(state, 1664525) + 1013904223) | 0;
        a[i * n + j] = a[j * n + i] = state / 2 ** 31;
      }
    }
    const { values, vectors } = symmetricEigen(a, n);
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < n; j++) {
        const rebuilt = sum(n, (k) => values[k] * vectors[k * n + i] * vectors[k * n + j]);
        expect(Math.abs(rebuilt - a[i * n + j])).toBeLessThan(n * eps * Math.max(2, n));
      }
    }
    expect(largestDifference(symmetricEigenvalues(a, n), [...values])).toBeLessThanOrEqual(n * eps * Math.max(2, n));
  }
});

test('of mirrored entries that differ by rounding errors the mean counts', () => {
  const tilted = Float64Array.of(1, 2 + 2e-8, 2 - 2e-8, 1);
  expect([...symmetricEigenvalues(tilted, 2)]).toEqual([...symmetricEigenvalues(Float64Array.of(1, 2, 2, 1), 2)]);
});

describe('misuse', () => {
  test('a matrix that is not symmetric', () => {
    expect(() => symmetricEigenvalues(Float64Array.of(1, 2, 3, 4), 2)).toThrowErrorMatchingInlineSnapshot(
      `[DomainError: symmetricEigenvalues: the matrix is not symmetric: entry (1, 0) is 3, but entry (0, 1) is 2. For a general matrix use eigenvalues.]`,
    );
    // The measure is the largest entry, however large or small it is.
    expect(() => symmetricEigen(Float64Array.of(1e-200, 2e-200, 3e-200, 4e-200), 2)).toThrow('not symmetric');
  });

  test('a wrong number of entries', () => {
    expect(() => symmetricEigenvalues(new Float64Array(5), 2)).toThrowErrorMatchingInlineSnapshot(
      `[ShapeError: symmetricEigenvalues: a 2 × 2 matrix needs 4 entries, got 5.]`,
    );
    expect(() => symmetricEigen(new Float64Array(5), 2)).toThrow('symmetricEigen: ');
  });

  test('entries that are not finite', () => {
    expect(() => symmetricEigen(Float64Array.of(1, 2, NaN, 4), 2)).toThrowErrorMatchingInlineSnapshot(
      `[DomainError: symmetricEigen: entry (1, 0) is NaN. All entries must be finite.]`,
    );
  });
});

function largestDifference(computed: Float64Array, reference: number[]): number {
  expect(computed.length).toBe(reference.length);
  return Math.max(0, ...reference.map((value, k) => Math.abs(computed[k] - value)));
}

function sum(n: number, term: (i: number) => number): number {
  let total = 0;
  for (let i = 0; i < n; i++) total += term(i);
  return total;
}
