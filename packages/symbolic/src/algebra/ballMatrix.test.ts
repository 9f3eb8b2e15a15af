import { randomNormal, randomStream } from '@crease/tensor';
import { describe, expect, test } from 'vitest';
import { containsNumber, type Interval, interval, isSubset } from '../number/interval.js';
import { intervals } from '../number/intervals.js';
import { type Rational, rationalFromNumber } from '../number/rational.js';
import { rationals } from '../number/rationals.js';
import { addBalls, type BallMatrix, ballIntervals, ballMatrix, exactBalls, multiplyBalls } from './ballMatrix.js';
import { rank } from './elimination.js';
import { isRegular } from './isRegular.js';

const stream = randomStream('ball matrices');
const number = (): number => randomNormal(stream) * 2 ** Math.round(4 * randomNormal(stream));

/** A random interval matrix and a member of it. */
function sample(rows: number, columns: number, width: number): { boxes: Interval[][]; member: number[][] } {
  const boxes = Array.from({ length: rows }, () =>
    Array.from({ length: columns }, () => {
      const a = number();
      return interval(a, a + width * Math.abs(number()));
    }),
  );
  // Ends as often as inner points: these are the extreme members.
  const member = boxes.map((row) =>
    row.map(({ lower, upper }) => [lower, upper, lower + (upper - lower) / 3][Math.floor(Math.abs(number()) * 7) % 3]!),
  );
  return { boxes, member };
}

const exactProduct = (a: number[][], b: number[][]): Rational[][] =>
  a.map((row) =>
    b[0]!.map((_, j) =>
      row.reduce(
        (sum, v, k) => rationals.add(sum, rationals.mul(rationalFromNumber(v), rationalFromNumber(b[k]![j]!))),
        rationals.zero,
      ),
    ),
  );

describe.each([0, 1e-12, 0.1])('products with entries of relative width %f', (width) => {
  test.each([
    [1, 1, 1],
    [3, 7, 2],
    [8, 40, 8],
  ])('[%i, %i] by %i columns contain the exact products of members', (rows, inner, columns) => {
    for (let trial = 0; trial < 20; trial++) {
      const [a, b] = [sample(rows, inner, width), sample(inner, columns, width)];
      const product = ballIntervals(multiplyBalls(ballMatrix(a.boxes)!, ballMatrix(b.boxes)!));
      const exact = exactProduct(a.member, b.member);
      for (const [i, row] of exact.entries())
        for (const [j, v] of row.entries()) expect(containsNumber(product[i]![j]!, v)).toBe(true);
    }
  });
});

test('a product is at most about 1.5 times as wide as that of interval arithmetic', () => {
  const [a, b] = [sample(6, 9, 0.1), sample(9, 6, 0.1)];
  const balls = ballIntervals(multiplyBalls(ballMatrix(a.boxes)!, ballMatrix(b.boxes)!));
  for (const [i, row] of balls.entries())
    for (const [j, ball] of row.entries()) {
      const sum = a.boxes[i]!.reduce(
        (total, v, k) => intervals.add(total, intervals.mul(v, b.boxes[k]![j]!)),
        intervals.zero,
      );
      // Rump: the overestimation of a product of two balls is at most a factor of 1.5.
      expect(ball.upper - ball.lower).toBeLessThan(1.5 * (sum.upper - sum.lower) * (1 + 1e-12));
    }
});

test('sums contain the exact sums, and balls contain the intervals they are made of', () => {
  const [a, b] = [sample(5, 4, 1e-9), sample(5, 4, 1e-9)];
  const [left, right] = [ballMatrix(a.boxes)!, ballMatrix(b.boxes)!];
  const sums = ballIntervals(addBalls(left, right));
  for (const [i, row] of a.member.entries())
    for (const [j, v] of row.entries()) {
      const exact = rationals.add(rationalFromNumber(v), rationalFromNumber(b.member[i]![j]!));
      expect(containsNumber(sums[i]![j]!, exact)).toBe(true);
      expect(isSubset(a.boxes[i]![j]!, ballIntervals(left)[i]![j]!)).toBe(true);
    }
});

test('a product of tiny numbers that underflows is contained', () => {
  const tiny = exactBalls(Float64Array.of(1e-200, 1e-200), 1, 2);
  const [[product]] = ballIntervals(multiplyBalls(tiny, { ...tiny, rows: 2, columns: 1 })) as [[Interval]];
  expect(product.lower <= 0 && product.upper > 0).toBe(true);
});

describe('regularity', () => {
  const balls = (rows: number[][], radius = 0): BallMatrix =>
    ballMatrix(rows.map((row) => row.map((v) => interval(v - radius, v + radius))))!;

  test('of matrices whose rank is known exactly', () => {
    for (let n = 1; n <= 12; n++) {
      const { member } = sample(n, n, 0);
      const exact = member.map((row) => row.map(rationalFromNumber));
      expect(rank(exact)).toBe(n);
      expect(isRegular(balls(member))).toBe(true);
      // The first row again, or halves of it: singular, and never said to be regular.
      const singular = [...member.slice(0, -1), member[0]!.map((v) => v / 2)];
      if (n > 1) expect(isRegular(balls(singular))).toBe(false);
    }
  });

  test('ends where the balls reach a singular matrix', () => {
    // Matrices at most r away in each entry from the 2 × 2 identity are regular exactly for r < 1/2.
    const identity = [
      [1, 0],
      [0, 1],
    ];
    expect([0.2, 0.45, 0.499, 0.5, 0.6].map((r) => isRegular(balls(identity, r)))).toEqual([
      true,
      true,
      true,
      false,
      false,
    ]);
    expect(isRegular(balls([[0]]))).toBe(false);
  });
});

test('what does not fit is refused', () => {
  const a = exactBalls(new Float64Array(6), 2, 3);
  expect(() => multiplyBalls(a, a)).toThrowErrorMatchingInlineSnapshot(
    `[ShapeError: multiplyBalls: inner sizes differ: [2, 3] and [2, 3].]`,
  );
  expect(() => addBalls(a, exactBalls(new Float64Array(6), 3, 2))).toThrowErrorMatchingInlineSnapshot(
    `[ShapeError: addBalls: the shapes differ: [2, 3] and [3, 2].]`,
  );
  expect(() => isRegular(a)).toThrowErrorMatchingInlineSnapshot(
    `[ShapeError: isRegular: expected a square matrix, got [2, 3].]`,
  );
  expect(() => ballMatrix([[interval(1, 2)], []])).toThrowErrorMatchingInlineSnapshot(
    `[ShapeError: ballMatrix: every row must have the length of the first, 1; row 1 has 0.]`,
  );
  expect(ballMatrix([[interval(1, Number.POSITIVE_INFINITY)]])).toBeUndefined();
});
