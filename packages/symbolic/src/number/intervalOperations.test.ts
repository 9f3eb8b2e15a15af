import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { containsNumber, type Interval, interval, invalidInterval, isSubset, isValidInterval } from './interval.js';
import {
  addIntervals,
  divideIntervals,
  intervalPower,
  multiplyIntervals,
  negateInterval,
  squareRootInterval,
  subtractIntervals,
} from './intervalOperations.js';
import { type Rational, rational, rationalFromNumber, rationalPower } from './rational.js';
import { rationals } from './rationals.js';

const INF = Number.POSITIVE_INFINITY;
const moderate = fc.oneof(
  fc.double({ min: -1e100, max: 1e100, noNaN: true }),
  fc.double({ min: -10, max: 10, noNaN: true }),
  fc.integer({ min: -5, max: 5 }),
);
/** An interval with two numbers inside: one of its ends, and one anywhere. */
const sampled = fc.tuple(moderate, moderate, moderate).map((values) => {
  const [lower, inner, upper] = values.toSorted((a, b) => a - b) as [number, number, number];
  return { a: interval(lower, upper), inside: [lower, inner, upper].map(rationalFromNumber) };
});

describe('operations contain the exact result of every pair of members', () => {
  const operations: [string, (a: Interval, b: Interval) => Interval, (x: Rational, y: Rational) => Rational][] = [
    ['+', addIntervals, rationals.add],
    ['−', subtractIntervals, rationals.sub],
    ['×', multiplyIntervals, rationals.mul],
    ['÷', divideIntervals, rationals.div],
  ];
  for (const [name, operation, exact] of operations)
    test.prop([sampled, sampled], { numRuns: 1000 })(name, (left, right) => {
      const result = operation(left.a, right.a);
      if (name === '÷' && containsNumber(right.a, 0)) {
        expect(isValidInterval(result)).toBe(false);
        return;
      }
      for (const x of left.inside)
        for (const y of right.inside) if (!containsNumber(result, exact(x, y))) expect([left.a, right.a]).toBe(name);
    });

  test.prop([sampled, fc.integer({ min: 1, max: 7 })], { numRuns: 1000 })('power', ({ a, inside }, exponent) => {
    const result = intervalPower(a, exponent);
    // 1e100^7 overflows: the bound on the safe side is infinite, on the other side there is none.
    if (!isValidInterval(result)) expect(Math.max(-a.lower, a.upper)).toBeGreaterThan(1e40);
    else for (const x of inside) expect(containsNumber(result, rationalPower(x, exponent))).toBe(true);
  });

  test.prop([sampled], { numRuns: 1000 })('√', ({ a, inside }) => {
    const result = squareRootInterval(a);
    expect(isValidInterval(result)).toBe(a.lower >= 0);
    const square = intervalPower(result, 2);
    if (a.lower >= 0) for (const x of inside) expect(containsNumber(square, x)).toBe(true);
  });
});

test('results with exact ends are sharp', () => {
  const [a, b] = [interval(-1, 2), interval(-3, 5)];
  expect(addIntervals(a, b)).toEqual(interval(-4, 7));
  expect(subtractIntervals(a, b)).toEqual(interval(-6, 5));
  expect(multiplyIntervals(a, b)).toEqual(interval(-6, 10));
  expect(multiplyIntervals(interval(-5, 3), interval(-3, 2))).toEqual(interval(-10, 15));
  expect(negateInterval(a)).toEqual(interval(-2, 1));
  expect(divideIntervals(a, interval(0.5, 4))).toEqual(interval(-2, 4));
  expect(divideIntervals(a, interval(-4, -0.5))).toEqual(interval(-4, 2));
  expect(intervalPower(a, 2)).toEqual(interval(0, 4));
  expect(intervalPower(a, 3)).toEqual(interval(-1, 8));
  expect(intervalPower(interval(-3, -2), 4)).toEqual(interval(16, 81));
  expect(intervalPower(interval(-3, -2), 3)).toEqual(interval(-27, -8));
  expect(intervalPower(interval(0.5, 2), 3)).toEqual(interval(0.125, 8));
  expect(intervalPower(interval(-2, -0.5), 3)).toEqual(interval(-8, -0.125));
  expect(squareRootInterval(interval(0, 2.25))).toEqual(interval(0, 1.5));
});

/** Every sign case of a product against the hull of the four products of ends. */
test('products of all combinations of signs', () => {
  const shapes = [interval(2, 3), interval(0, 3), interval(-2, 3), interval(-3, 0), interval(-3, -2), interval(0, 0)];
  for (const a of shapes)
    for (const b of shapes) {
      const ends = [a.lower * b.lower, a.lower * b.upper, a.upper * b.lower, a.upper * b.upper];
      expect(multiplyIntervals(a, b)).toEqual(interval(Math.min(...ends), Math.max(...ends)));
    }
});

test('[0, 0] times anything valid is [0, 0], and never after an underflow', () => {
  expect(multiplyIntervals(interval(0, 0), interval(-INF, INF))).toEqual(interval(0, 0));
  const tiny = multiplyIntervals(interval(1e-200, 1e-200), interval(1e-200, 1e-200));
  expect(tiny).toEqual(interval(0, Number.MIN_VALUE));
  expect(intervalPower(interval(1e-200, 1e-200), 2).lower).toBe(0);
  expect(intervalPower(interval(1e-200, 1e-200), 3).upper).toBeGreaterThan(0);
});

test('unbounded intervals', () => {
  const positive = interval(1, INF);
  expect(addIntervals(positive, positive)).toEqual(interval(2, INF));
  expect(subtractIntervals(positive, positive)).toEqual(interval(-INF, INF));
  expect(multiplyIntervals(positive, interval(-1, 2))).toEqual(interval(-INF, INF));
  expect(divideIntervals(positive, positive)).toEqual(interval(0, INF));
  expect(divideIntervals(interval(-INF, -2), positive)).toEqual(interval(-INF, 0));
  expect(intervalPower(interval(-INF, 1), 2)).toEqual(interval(0, INF));
  expect(squareRootInterval(interval(4, INF))).toEqual(interval(2, INF));
});

test('an overflow leaves the largest double as the inner bound', () => {
  const huge = interval(1e308, 1e308);
  const beyond = interval(Number.MAX_VALUE, INF);
  expect([addIntervals(huge, huge), multiplyIntervals(huge, huge), intervalPower(huge, 2)]).toEqual([
    beyond,
    beyond,
    beyond,
  ]);
  expect(intervalPower(negateInterval(huge), 3)).toEqual(negateInterval(beyond));
});

test('a division by an interval around 0 and the root of a negative number are invalid', () => {
  const around = [interval(-1, 1), interval(0, 1), interval(-1, 0), interval(0, 0)];
  const results = [...around.map((b) => divideIntervals(interval(1, 2), b)), squareRootInterval(interval(-1, 1))];
  expect(results.filter(isValidInterval)).toEqual([]);
});

test('the invalid interval absorbs every operation, even a product with [0, 0]', () => {
  const zero = interval(0, 0);
  const results = [addIntervals, subtractIntervals, multiplyIntervals, divideIntervals].flatMap((operation) => [
    operation(zero, invalidInterval),
    operation(invalidInterval, interval(1, 1)),
    operation(invalidInterval, zero),
  ]);
  results.push(negateInterval(invalidInterval), intervalPower(invalidInterval, 2), intervalPower(invalidInterval, 3));
  results.push(squareRootInterval(invalidInterval));
  expect(results.filter(isValidInterval)).toEqual([]);
});

test.prop([sampled, sampled])('operations are inclusion isotone', (left, right) => {
  const [inner, outer] = [left.a, interval(Math.min(left.a.lower, -1), Math.max(left.a.upper, 1))];
  for (const operation of [addIntervals, subtractIntervals, multiplyIntervals])
    expect(isSubset(operation(inner, right.a), operation(outer, right.a))).toBe(true);
});

test('a square is not negative, unlike a product of an interval with itself', () => {
  const a = interval(-1, 2);
  expect(intervalPower(a, 2).lower).toBe(0);
  expect(multiplyIntervals(a, a).lower).toBe(-2);
  expect(containsNumber(intervalPower(a, 2), rational(9, 4))).toBe(true);
});
