import { describe, expect, test } from 'vitest';
import fixture from '../../../../tests/oracles/linalg.json' with { type: 'json' };
import { eigenvalues } from './eigenvalues.js';

const eps = 2 ** -52;

describe.each(fixture.general)('$name', ({ matrix, re, im, condition, block }) => {
  const n = matrix.length;
  const flat = Float64Array.from(matrix.flat());
  const norm = Math.sqrt(flat.reduce((sum, x) => sum + x * x, 0));

  test('eigenvalues are those of the reference, within their conditioning', () => {
    const before = flat.slice();
    const { re: x, im: y, status } = eigenvalues(flat, n);
    expect(flat).toEqual(before);
    expect(status).toBe('converged');
    // A backward error of n eps ‖A‖ moves an eigenvalue by its condition number times as much; one of a Jordan block of
    // size m by the m-th root (the leading constant of which is below 4 for these matrices).
    const backward = Math.max(4, n) * eps * norm;
    const left = new Set(re.keys());
    for (let k = 0; k < n; k++) {
      const distance = (m: number): number => Math.hypot(x[k] - re[m], y[k] - im[m]);
      const nearest = [...left].reduce((best, m) => (distance(m) < distance(best) ? m : best));
      left.delete(nearest);
      const allowed = block > 1 ? 4 * backward ** (1 / block) : 2 * backward * condition[nearest];
      expect(distance(nearest)).toBeLessThanOrEqual(allowed);
    }
  });

  test('complex eigenvalues come in conjugate neighbours', () => {
    const { re: x, im: y } = eigenvalues(flat, n);
    for (let k = 0; k < n; k++) {
      if (y[k] === 0) continue;
      expect([x[k + 1], y[k + 1]]).toEqual([x[k], -y[k]]);
      k++;
    }
  });
});

test('the closed form of two by two matrices loses nothing to cancellation', () => {
  // Eigenvalues 1e8 and −1e-8: the small one is exact to its own last bits.
  const { re } = eigenvalues(Float64Array.of(1e8, 1, 1, 0), 2);
  const small = -1 / (1e8 + 1e-8);
  expect(Math.abs(Math.min(...re) - small)).toBeLessThanOrEqual(4 * eps * Math.abs(small));
});

test('the empty matrix has no eigenvalues', () => {
  expect(eigenvalues(new Float64Array(0), 0)).toEqual({
    re: new Float64Array(0),
    im: new Float64Array(0),
    status: 'converged',
  });
});

test('misuse', () => {
  expect(() => eigenvalues(new Float64Array(3), 2)).toThrowErrorMatchingInlineSnapshot(
    `[ShapeError: eigenvalues: a 2 × 2 matrix needs 4 entries, got 3.]`,
  );
  expect(() => eigenvalues(Float64Array.of(1, Infinity, 0, 1), 2)).toThrowErrorMatchingInlineSnapshot(
    `[DomainError: eigenvalues: entry (0, 1) is Infinity. All entries must be finite.]`,
  );
});
