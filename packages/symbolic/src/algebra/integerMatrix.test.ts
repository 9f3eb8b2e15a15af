import { expect, test } from 'vitest';
import { rational } from '../number/rational.js';
import { rationals } from '../number/rationals.js';
import { clearDenominators, clearSquare, unscale } from './integerMatrix.js';

const half = rational(1, 2);
const third = rational(-1, 3);

test('clearDenominators multiplies by the least common denominator', () => {
  expect(clearDenominators([[half, third, rational(2)]], 'test')).toEqual({
    entries: [[3n, -2n, 12n]],
    denominator: 6n,
  });
  expect(clearDenominators([], 'test')).toEqual({ entries: [], denominator: 1n });
});

test('unscale turns det(λI − 6A) into det(λI − A)', () => {
  // A = diag(1/2, −1/3): (λ − 3)(λ + 2) = λ² − λ − 6 becomes λ² − λ/6 − 1/6.
  expect(unscale([-6n, -1n, 1n], 6n)).toEqual([rational(-1, 6), rational(-1, 6), rational(1)]);
});

test('what is no matrix is refused by name', () => {
  const invalid = rationals.div(half, rationals.zero);
  expect(() => clearDenominators([[half], []], 'rank')).toThrowErrorMatchingInlineSnapshot(
    `[ShapeError: rank: every row must have the length of the first, 1; row 1 has 0.]`,
  );
  expect(() => clearDenominators([[half, invalid]], 'rank')).toThrowErrorMatchingInlineSnapshot(
    `[DomainError: rank: the entry in row 0, column 1 is 0/0 (the result of a quotient by zero).]`,
  );
  expect(() => clearSquare([[half, third]], 'trace')).toThrowErrorMatchingInlineSnapshot(
    `[ShapeError: trace: expected a square matrix, got 1 rows of length 2.]`,
  );
});
