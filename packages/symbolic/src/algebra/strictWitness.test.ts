import { fc, test } from '@fast-check/vitest';
import { expect } from 'vitest';
import { type Rational, rational, rationalFromNumber } from '../number/rational.js';
import { rationals } from '../number/rationals.js';
import type { RationalMatrix } from './integerMatrix.js';
import { strictWitness } from './strictWitness.js';

const { add, mul, zero } = rationals;
const integers = (rows: number[][]): RationalMatrix => rows.map((row) => row.map((x) => rational(x)));

/** Verifies the answer from its definition alone, and returns its status. */
function verified(rows: RationalMatrix): string {
  const answer = strictWitness(rows);
  if (answer.status === 'feasible') {
    for (const row of rows) {
      const value = row.reduce<Rational>((sum, x, k) => add(sum, mul(x, answer.w[k]!)), zero);
      expect(value.numerator > 0n).toBe(true);
    }
    return answer.status;
  }
  const y = answer.multipliers;
  expect(y).toHaveLength(rows.length);
  expect(y.every((weight) => weight.numerator >= 0n)).toBe(true);
  expect(y.some((weight) => weight.numerator > 0n)).toBe(true);
  for (const k of rows[0]!.keys()) {
    const sum = rows.reduce<Rational>((total, row, i) => add(total, mul(y[i]!, row[k]!)), zero);
    expect(rationals.isZero(sum)).toBe(true);
  }
  return answer.status;
}

test('systems that are solved by looking at them', () => {
  expect(
    verified(
      integers([
        [1, 0],
        [-1, 1],
      ]),
    ),
  ).toBe('feasible');
  expect(
    verified(
      integers([
        [1, 0],
        [-1, 0],
      ]),
    ),
  ).toBe('infeasible');
  expect(verified(integers([[0, 0]]))).toBe('infeasible');
  expect(
    verified(
      integers([
        [1, 0],
        [0, 1],
        [-1, -1],
      ]),
    ),
  ).toBe('infeasible');
  expect(
    verified(
      integers([
        [1, 2],
        [1, 2],
      ]),
    ),
  ).toBe('feasible');
  expect(verified(integers([[-3]]))).toBe('feasible');
  expect(strictWitness([])).toEqual({ status: 'feasible', w: [] });
});

test('a cone of width 2^−50 is found, and one of width 0 refuted', () => {
  const narrow = rationalFromNumber(1 + 2 ** -50);
  const [one, minusOne] = [rational(1), rational(-1)];
  // 1 < w₂/w₁ < 1 + 2^−50 with w₁ > 0
  expect(
    verified([
      [minusOne, one],
      [narrow, minusOne],
      [one, zero],
    ]),
  ).toBe('feasible');
  expect(
    verified([
      [minusOne, one],
      [one, minusOne],
      [one, zero],
    ]),
  ).toBe('infeasible');
});

test('dichotomies of the points −1, 1/2, 2 on the line with a bias: 6 of 8 sign patterns are possible', () => {
  const points = [rational(-1), rational(1, 2), rational(2)];
  const statuses = Array.from({ length: 8 }, (_, pattern) =>
    verified(
      points.map((x, i) => {
        const sign = rational((pattern >> i) & 1 ? 1 : -1);
        return [mul(sign, x), sign];
      }),
    ),
  );
  expect(statuses.filter((status) => status === 'feasible')).toHaveLength(6);
});

const value = fc
  .oneof(fc.integer({ min: -3, max: 3 }), fc.double({ min: -1, max: 1, noNaN: true }))
  .map(rationalFromNumber);
const smallSystem = fc
  .integer({ min: 1, max: 4 })
  .chain((d) =>
    fc.array(fc.array(fc.integer({ min: -4, max: 4 }), { minLength: d, maxLength: d }), { minLength: 1, maxLength: 8 }),
  );
test.prop([smallSystem], { numRuns: 500 })('every answer for small integers is verified: ties abound', (rows) => {
  verified(integers(rows));
});

test('a system in which the ratio test has to choose between different ratios', () => {
  expect(
    verified(
      integers([
        [-2, -3],
        [0, 2],
        [1, 4],
      ]),
    ),
  ).toBe('feasible');
});

test.prop([
  fc
    .integer({ min: 1, max: 4 })
    .chain((d) => fc.array(fc.array(value, { minLength: d, maxLength: d }), { minLength: 1, maxLength: 9 })),
])('every answer is verified, whichever it is', (rows) => {
  verified(rows);
});

test.prop([
  fc.array(fc.array(fc.integer({ min: -5, max: 5 }), { minLength: 5, maxLength: 5 }), { minLength: 20, maxLength: 40 }),
  fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 5, maxLength: 5 }),
])('rows on the positive side of a known w are feasible', (rows, w) => {
  const positive = rows
    .map((row) => ({ row, product: row.reduce((sum, x, k) => sum + x * w[k]!, 0) }))
    .filter(({ product }) => product !== 0)
    .map(({ row, product }) => row.map((x) => (product > 0 ? x : 0 - x)));
  expect(verified(integers(positive))).toBe('feasible');
});

test('200 rows and 10 columns of doubles, both ways', () => {
  // A linear congruential generator: the numbers need no other quality here than to be different.
  let state = 2026;
  const next = (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32 - 0.5;
  };
  const w = Array.from({ length: 10 }, next);
  const rows = Array.from({ length: 200 }, () => Array.from({ length: 10 }, next));
  const turned = rows.map((row) => (row.reduce((sum, x, k) => sum + x * w[k]!, 0) > 0 ? row : row.map((x) => -x)));
  expect(verified(rows.map((row) => row.map(rationalFromNumber)))).toBe('infeasible');
  expect(verified(turned.map((row) => row.map(rationalFromNumber)))).toBe('feasible');
});

test('rows of different length are refused', () => {
  expect(() => strictWitness(integers([[1, 2], [1]]))).toThrowErrorMatchingInlineSnapshot(
    `[ShapeError: strictWitness: every row must have the length of the first, 2; row 1 has 1.]`,
  );
});
