import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import fixture from '../../../../tests/oracles/characteristicPolynomials.json' with { type: 'json' };
import { parseRational } from '../encoding/rationalText.js';
import { type Rational, rational } from '../number/rational.js';
import { rationals } from '../number/rationals.js';
import { nullspace, rank } from './elimination.js';
import type { RationalMatrix } from './integerMatrix.js';

const read = (matrix: string[][]): RationalMatrix => matrix.map((row) => row.map(parseRational));

function product(a: RationalMatrix, v: readonly Rational[]): Rational[] {
  return a.map((row) => row.reduce((sum, x, k) => rationals.add(sum, rationals.mul(x, v[k]!)), rationals.zero));
}

/** Asserts that the null space has the right dimension, independent members, and nothing but solutions. */
function expectNullspace(a: RationalMatrix, dimension: number): void {
  const basis = nullspace(a);
  expect(basis).toHaveLength(dimension);
  for (const v of basis) {
    expect(product(a, v).every(rationals.isZero)).toBe(true);
    expect(v.every((component) => component.denominator === 1n)).toBe(true);
  }
  if (dimension > 0) expect(rank(basis)).toBe(dimension);
}

describe('against sympy', () => {
  const matrices = [...fixture.square, ...fixture.rectangular].map((entry, k) => [k, entry] as const);
  it.for(matrices)('rank and null space, matrix %i', ([, { matrix, rank: expected }]) => {
    const a = read(matrix);
    expect(rank(a)).toBe(expected);
    expectNullspace(a, a[0]!.length - expected);
  });
});

test('a known null space has coprime integer components', () => {
  const a = read([
    ['1/2', '1/3', '0'],
    ['3', '2', '0'],
  ]);
  expect(nullspace(a)).toEqual([
    [rational(-2), rational(3), rational(0)],
    [rational(0), rational(0), rational(1)],
  ]);
  expect(nullspace([[rational(-2), rational(4)]])).toEqual([[rational(2), rational(1)]]);
  expect(nullspace([[rational(0), rational(0)]])).toHaveLength(2);
  expect(nullspace([])).toEqual([]);
  expect(rank([])).toBe(0);
});

const row = (n: number): fc.Arbitrary<bigint[]> =>
  fc.array(fc.bigInt({ min: -4n, max: 4n }), { minLength: n, maxLength: n });
test.prop([fc.array(row(3), { minLength: 4, maxLength: 4 }), fc.array(row(5), { minLength: 3, maxLength: 3 })])(
  'a product of a 4×3 and a 3×5 matrix has rank ≤ 3, and rank + nullity = columns',
  (left, right) => {
    const a = left.map((l) =>
      right[0]!.map((_, j) =>
        rational(
          l.reduce((sum, x, k) => sum + x * right[k]![j]!, 0n),
          6n,
        ),
      ),
    );
    const r = rank(a);
    expect(r).toBeLessThanOrEqual(3);
    expectNullspace(a, 5 - r);
    const transposed = a[0]!.map((_, j) => a.map((aRow) => aRow[j]!));
    expect(rank(transposed)).toBe(r);
  },
);

test('rows of different length are refused', () => {
  const one = rational(1);
  expect(() => rank([[one], [one, one]])).toThrowErrorMatchingInlineSnapshot(
    `[ShapeError: rank: every row must have the length of the first, 1; row 1 has 2.]`,
  );
  expect(() => nullspace([[one], [rationals.div(one, rationals.zero)]])).toThrowErrorMatchingInlineSnapshot(
    `[DomainError: nullspace: the entry in row 1, column 0 is 0/0 (the result of a quotient by zero).]`,
  );
});
