import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import fixture from '../../../../tests/oracles/coneLeastSquares.json' with { type: 'json' };
import { formatRational, parseRational } from '../encoding/rationalText.js';
import { type Rational, rational } from '../number/rational.js';
import { rationals } from '../number/rationals.js';
import { coneLeastSquares } from './coneLeastSquares.js';
import type { RationalMatrix } from './integerMatrix.js';

const { add, mul, zero } = rationals;
const dot = (a: readonly Rational[], b: readonly Rational[]): Rational =>
  a.reduce((sum, x, k) => add(sum, mul(x, b[k]!)), zero);
const column = (matrix: RationalMatrix, k: number): Rational[] => matrix.map((row) => row[k]!);
const read = (rows: readonly (readonly string[])[]): RationalMatrix => rows.map((row) => row.map(parseRational));

/** The minimum, after a check of the conditions of optimality by substitution. */
function checked(a: RationalMatrix, y: readonly Rational[], c: RationalMatrix): Rational {
  const { point, residuals, multipliers, value } = coneLeastSquares(a, y, c);
  expect(residuals).toEqual(a.map((row, i) => rationals.sub(dot(row, point), y[i]!)));
  expect(value).toEqual(dot(residuals, residuals));
  for (const [j, row] of c.entries()) {
    const slack = dot(row, point);
    expect(slack.numerator >= 0n && multipliers[j]!.numerator >= 0n).toBe(true);
    expect(mul(slack, multipliers[j]!)).toEqual(zero);
  }
  for (const k of point.keys()) expect(dot(column(a, k), residuals)).toEqual(dot(column(c, k), multipliers));
  return value;
}

describe('against all sets of active constraints, tried by SymPy', () => {
  it.for(fixture.cases.map((entry, k) => [k, entry] as const))('case %i', ([, { a, y, c, value }]) => {
    expect(formatRational(checked(read(a), y.map(parseRational), read(c)))).toBe(value);
  });
});

const entries = fc.integer({ min: -4, max: 4 }).map((n) => rational(n, 3));
const matrix = (rows: number, columns: number) =>
  fc.array(fc.array(entries, { minLength: columns, maxLength: columns }), { minLength: rows, maxLength: rows });
const problem = fc
  .tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 5 }), fc.integer({ min: 0, max: 8 }))
  .chain(([m, n, k]) => fc.tuple(matrix(m, n), fc.array(entries, { minLength: m, maxLength: m }), matrix(k, n)));

test.prop([problem], { numRuns: 300 })('the conditions of optimality hold', ([a, y, c]) => {
  checked(a, y, c);
});

it('a sum that no variable moves, and a variable that nothing depends on', () => {
  expect(checked([[zero]], [rational(2)], [])).toEqual(rational(4));
  expect(checked([[rational(1), zero]], [rational(-3)], [[rational(1), zero]])).toEqual(rational(9));
});

it('shapes that do not fit are refused', () => {
  expect(() => coneLeastSquares([[zero]], [], [])).toThrowErrorMatchingInlineSnapshot(
    `[ShapeError: coneLeastSquares: A is [1, 1], so y needs 1 entries and every row of C 1; got 0 and .]`,
  );
});
