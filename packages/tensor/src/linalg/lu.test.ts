import { describe, expect, test } from 'vitest';
import fixture from '../../../../tests/oracles/linalg.json' with { type: 'json' };
import { determinantSignLog } from './determinantSignLog.js';
import { determinant, luFactor, luSolve } from './lu.js';
import { solve } from './solve.js';

const eps = 2 ** -52;

describe.each(fixture.systems)('$name', ({ matrix, right, solution, sign, logAbsolute, condition, norm }) => {
  const n = matrix.length;
  const flat = Float64Array.from(matrix.flat());
  const rightSide = Float64Array.from(right);

  test('the solution is the exact one, within the condition of the matrix', () => {
    const before = [flat.slice(), rightSide.slice()];
    const found = solve(flat, n, rightSide);
    expect([flat, rightSide]).toEqual(before);
    if (found.status !== 'solved') throw new Error('not solved');
    const length = Math.hypot(...solution);
    // Partial pivoting: a backward error of a modest multiple of n eps ‖A‖.
    const error = Math.hypot(...solution.map((x, i) => x - found.solution[i]));
    expect(error).toBeLessThanOrEqual(4 * n * eps * condition * length);
    expect(found.residual).toBeLessThanOrEqual(4 * n * eps * norm * length);
  });

  test('the determinant is the exact one', () => {
    const lu = luFactor(flat, n);
    const found = determinantSignLog(lu);
    expect(found.sign).toBe(sign);
    // A relative error of n eps κ in A changes the logarithm by n times as much.
    expect(Math.abs(found.logAbsolute - logAbsolute)).toBeLessThanOrEqual(n * n * eps * condition);
    const plain = sign * Math.exp(logAbsolute);
    expect(Math.abs(determinant(lu) - plain)).toBeLessThanOrEqual(n * n * eps * condition * Math.abs(plain));
  });
});

test('the factors rebuild the matrix with its rows interchanged', () => {
  const { matrix } = fixture.systems.find(({ name }) => name === 'general 30')!;
  const n = matrix.length;
  const { factors, rows } = luFactor(Float64Array.from(matrix.flat()), n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      let product = 0;
      for (let k = 0; k <= Math.min(i, j); k++) product += (k === i ? 1 : factors[i * n + k]) * factors[k * n + j];
      // Entries up to 48; the pivots of this matrix grow to a few hundred.
      expect(Math.abs(product - matrix[rows[i]][j])).toBeLessThan(n * eps * 1000);
      if (j < i) expect(Math.abs(factors[i * n + j])).toBeLessThanOrEqual(1);
    }
  }
});

test('a singular matrix is a value', () => {
  const singular = Float64Array.of(1, 2, 2, 4);
  const lu = luFactor(singular, 2);
  expect(luSolve(lu, Float64Array.of(1, 2))).toBeUndefined();
  expect(solve(singular, 2, Float64Array.of(1, 2))).toEqual({ status: 'singular' });
  expect(determinantSignLog(lu)).toEqual({ sign: 0, logAbsolute: -Infinity });
  expect(Math.abs(determinant(lu))).toBe(0);
});

test('the logarithm of a determinant does not overflow', () => {
  const lu = luFactor(Float64Array.of(0, 1e300, -1e300, 0), 2);
  expect(determinantSignLog(lu).sign).toBe(1);
  expect(Math.abs(determinantSignLog(lu).logAbsolute - 600 * Math.LN10)).toBeLessThan(1e-12);
});

test('the empty system', () => {
  expect(solve(new Float64Array(0), 0, new Float64Array(0))).toEqual({
    status: 'solved',
    solution: new Float64Array(0),
    residual: 0,
  });
  expect(determinantSignLog(luFactor(new Float64Array(0), 0))).toEqual({ sign: 1, logAbsolute: 0 });
});

test('misuse', () => {
  expect(() => luFactor(new Float64Array(3), 2)).toThrowErrorMatchingInlineSnapshot(
    `[ShapeError: luFactor: a 2 × 2 matrix needs 4 entries, got 3.]`,
  );
  expect(() => luFactor(Float64Array.of(NaN), 1)).toThrowErrorMatchingInlineSnapshot(
    `[DomainError: luFactor: entry (0, 0) is NaN. All entries must be finite.]`,
  );
  expect(() => solve(Float64Array.of(1), 1, new Float64Array(2))).toThrowErrorMatchingInlineSnapshot(
    `[ShapeError: luSolve: the right-hand side needs 1 entries, got 2.]`,
  );
});
