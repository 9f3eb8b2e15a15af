import { randomNormal, randomStream } from '@crease/tensor';
import { describe, expect, test } from 'vitest';
import { type Interval, interval, intervalFromRational, pointInterval } from '../number/interval.js';
import { compareRationals, type Rational, rational } from '../number/rational.js';
import { rationals } from '../number/rationals.js';
import { eigenvalueEnclosures } from './eigenvalueEnclosures.js';

/** Q diag(λ) Q with the exact reflection Q = I − 2vvᵀ/(vᵀv): a matrix of rationals with these eigenvalues. */
function withEigenvalues(values: readonly number[], v: readonly number[]): Rational[][] {
  const n = values.length;
  const square = v.reduce((sum, c) => sum + c * c, 0);
  const q = (i: number, j: number): Rational => rational((i === j ? square : 0) - 2 * v[i]! * v[j]!, square);
  return Array.from({ length: n }, (_, i) =>
    Array.from({ length: n }, (_, j) =>
      values.reduce(
        (sum, value, k) => rationals.add(sum, rationals.mul(rational(value), rationals.mul(q(i, k), q(j, k)))),
        rationals.zero,
      ),
    ),
  );
}

const contains = (a: Interval, value: number): boolean => a.lower <= value && value <= a.upper;

test.each([
  ['separated', [-5, -1, 2, 7, 30]],
  ['multiple', [3, 3, 3, 3, -2, -2]],
  ['zero, several times', [0, 0, 0, 1, 4]],
  ['of very different size', [1, 2, 3000000, -40000, 0]],
])('eigenvalues that are %s lie in their intervals, in order', (_, values) => {
  const stream = randomStream('reflections', values.length);
  for (let trial = 0; trial < 20; trial++) {
    const v = values.map(() => Math.round(randomNormal(stream) * 8) * 2 + 1);
    const rows = withEigenvalues(values, v).map((row) => row.map(intervalFromRational));
    const found = eigenvalueEnclosures(rows)!;
    const ascending = values.toSorted((a, b) => a - b);
    const size = Math.max(...values.map(Math.abs));
    for (const [k, value] of ascending.entries()) {
      expect(contains(found[k]!, value)).toBe(true);
      expect(found[k]!.upper - found[k]!.lower).toBeLessThan(1e-12 * size);
    }
  }
});

test('every member of an interval matrix counts', () => {
  // [[a, 1], [1, 0]] has the eigenvalues (a ± √(a² + 4))/2.
  const found = eigenvalueEnclosures([
    [interval(0, 3), pointInterval(1)],
    [pointInterval(1), pointInterval(0)],
  ])!;
  for (const a of [0, 1, 1.5, 3]) {
    const root = Math.sqrt(a * a + 4);
    expect(contains(found[0]!, (a - root) / 2)).toBe(true);
    expect(contains(found[1]!, (a + root) / 2)).toBe(true);
  }
});

describe('without an enclosure', () => {
  test('of a matrix with an invalid or unbounded entry', () => {
    expect(eigenvalueEnclosures([[{ lower: Number.NaN, upper: Number.NaN }]])).toBeUndefined();
    expect(eigenvalueEnclosures([[interval(0, Number.POSITIVE_INFINITY)]])).toBeUndefined();
  });

  test('of a matrix that contains no symmetric one', () => {
    const [one, two] = [pointInterval(1), pointInterval(2)];
    expect(
      eigenvalueEnclosures([
        [one, two],
        [one, one],
      ]),
    ).toBeUndefined();
  });
});

test('the reference is exact: trace and determinant of a reflected diagonal matrix', () => {
  const rows = withEigenvalues([2, 5], [1, 3]);
  const [a, b, c, d] = rows.flat() as [Rational, Rational, Rational, Rational];
  expect(compareRationals(rationals.add(a, d), rational(7))).toBe(0);
  expect(compareRationals(rationals.sub(rationals.mul(a, d), rationals.mul(b, c)), rational(10))).toBe(0);
});
