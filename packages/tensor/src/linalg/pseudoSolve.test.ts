import { describe, expect, test } from 'vitest';
import fixture from '../../../../tests/oracles/linalg.json' with { type: 'json' };
import { pseudoSolve } from './pseudoSolve.js';
import { singularValues } from './singularValues.js';

const eps = 2 ** -52;

describe.each(fixture.pseudo.map((c) => ({ ...c, n: c.matrix.length })))('order $n, rank $rank', (reference) => {
  const { n, matrix, right, rank, solution, residual } = reference;
  const flat = Float64Array.from(matrix.flat());
  const largest = reference.singularValues[0];

  test('the singular values are those of the reference, the vectors orthonormal', () => {
    const { values, images, rightVectors } = singularValues(flat, n);
    // Up to ten sweeps of n rotations per column, each with an error of eps.
    const unit = 10 * n * eps;
    for (let k = 0; k < n; k++) {
      expect(Math.abs(values[k] - reference.singularValues[k])).toBeLessThanOrEqual(unit * largest);
      for (let l = 0; l < n; l++) {
        const product = (rows: Float64Array): number =>
          rows.subarray(k * n, (k + 1) * n).reduce((sum, x, i) => sum + x * rows[l * n + i], 0);
        expect(Math.abs(product(rightVectors) - (k === l ? 1 : 0))).toBeLessThanOrEqual(unit);
        expect(Math.abs(product(images) - (k === l ? values[k] ** 2 : 0))).toBeLessThanOrEqual(unit * largest ** 2);
      }
      const image = Array.from({ length: n }, (_, i) =>
        rightVectors.subarray(k * n, (k + 1) * n).reduce((sum, x, j) => sum + x * flat[i * n + j], 0),
      );
      for (let i = 0; i < n; i++) {
        expect(Math.abs(image[i] - images[k * n + i])).toBeLessThanOrEqual(unit * largest);
      }
    }
  });

  test('the solution is the shortest least-squares solution', () => {
    const rightSide = Float64Array.from(right);
    const before = [flat.slice(), rightSide.slice()];
    const found = pseudoSolve(flat, n, rightSide);
    expect([flat, rightSide]).toEqual(before);
    expect(found.rank).toBe(rank);
    // Wedin: the condition enters once with the solution and, through the residual, once squared.
    const condition = rank === 0 ? 1 : largest / reference.singularValues[rank - 1];
    const length = Math.hypot(...solution);
    const allowed = 8 * n * eps * condition * (length + (rank === 0 ? 0 : (condition * residual) / largest));
    const error = Math.hypot(...solution.map((x, i) => x - found.solution[i]));
    expect(error).toBeLessThanOrEqual(allowed);
    expect(Math.abs(found.residual - residual)).toBeLessThanOrEqual(8 * n * eps * (residual + largest * length + 1));
  });
});

test('the tolerance decides the rank', () => {
  const nearly = Float64Array.of(1, 0, 0, 1e-9);
  const rightSide = Float64Array.of(1, 1);
  expect(pseudoSolve(nearly, 2, rightSide).rank).toBe(2);
  const cut = pseudoSolve(nearly, 2, rightSide, { tolerance: 1e-6 });
  expect(cut.rank).toBe(1);
  expect([...cut.solution]).toEqual([1, 0]);
});

test('tiny and huge matrices are solved like others', () => {
  for (const scale of [2 ** -1000, 2 ** 1000]) {
    const { solution } = pseudoSolve(
      Float64Array.of(2, 1, 1, 3).map((x) => x * scale),
      2,
      Float64Array.of(scale, -scale),
    );
    expect(Math.abs(solution[0] - 0.8)).toBeLessThan(8 * eps);
    expect(Math.abs(solution[1] + 0.6)).toBeLessThan(8 * eps);
  }
});

test('the empty system', () => {
  expect(pseudoSolve(new Float64Array(0), 0, new Float64Array(0))).toMatchObject({ rank: 0, residual: 0 });
});

test('misuse', () => {
  const one = Float64Array.of(1);
  expect(() => pseudoSolve(one, 2, one)).toThrowErrorMatchingInlineSnapshot(
    `[ShapeError: singularValues: a 2 × 2 matrix needs 4 entries, got 1.]`,
  );
  expect(() => pseudoSolve(one, 1, new Float64Array(2))).toThrowErrorMatchingInlineSnapshot(
    `[ShapeError: pseudoSolve: the right side needs 1 entries like the matrix, got 2.]`,
  );
  expect(() => pseudoSolve(one, 1, Float64Array.of(NaN))).toThrowErrorMatchingInlineSnapshot(
    `[DomainError: pseudoSolve: entry 0 of the right side is NaN. It must be finite.]`,
  );
  expect(() => pseudoSolve(Float64Array.of(NaN), 1, one)).toThrow('singularValues');
  expect(() => pseudoSolve(one, 1, one, { tolerance: 1 })).toThrowErrorMatchingInlineSnapshot(
    `[DomainError: pseudoSolve: the tolerance is 1, but a fraction of the largest singular value is expected, 0 ≤ t < 1.]`,
  );
});
