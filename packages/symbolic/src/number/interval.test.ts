import { fc, test } from '@fast-check/vitest';
import { expect } from 'vitest';
import {
  containsNumber,
  enclose,
  hull,
  type Interval,
  intersect,
  interval,
  intervalFromRational,
  invalidInterval,
  isSubset,
  isValidInterval,
  magnitude,
  midpoint,
  mignitude,
  pointInterval,
  radius,
} from './interval.js';
import { invalidRational, rational } from './rational.js';

const whole = interval(Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY);
const double = fc.double({ noNaN: true, noDefaultInfinity: true });
const intervalArbitrary = fc.tuple(double, double).map(([a, b]) => interval(Math.min(a, b), Math.max(a, b)));

test('interval keeps its ends and has no −0', () => {
  expect(interval(-1, 2)).toEqual({ lower: -1, upper: 2 });
  expect(Object.is(interval(-0, -0).upper, 0)).toBe(true);
  expect(Object.is(pointInterval(-0).lower, 0)).toBe(true);
});

test('interval refuses ends that are not in order', () => {
  expect(() => interval(2, 1)).toThrowErrorMatchingInlineSnapshot(
    `[DomainError: interval: expected lower ≤ upper with at least one real number between, got [2, 1].]`,
  );
  expect(() => interval(Number.NaN, 1)).toThrow('got [NaN, 1]');
  expect(() => interval(Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY)).toThrow('at least one real number');
  expect(() => interval(Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY)).toThrow('at least one real number');
});

test('points that are not finite are invalid', () => {
  expect(isValidInterval(pointInterval(Number.NaN))).toBe(false);
  expect(isValidInterval(pointInterval(Number.POSITIVE_INFINITY))).toBe(false);
  expect(isValidInterval(pointInterval(3))).toBe(true);
});

test('intervalFromRational is the smallest interval of doubles', () => {
  expect(intervalFromRational(rational(1, 2))).toEqual({ lower: 0.5, upper: 0.5 });
  const third = intervalFromRational(rational(1, 3));
  expect(third).toEqual({ lower: 1 / 3, upper: 1 / 3 + 2 ** -54 });
  expect(containsNumber(third, rational(1, 3))).toBe(true);
  expect(isValidInterval(intervalFromRational(invalidRational))).toBe(false);
});

test('containsNumber of doubles, rationals, and what is no number', () => {
  const a = interval(0.1, 0.3);
  expect(containsNumber(a, 0.1)).toBe(true);
  expect(containsNumber(a, rational(1, 10))).toBe(false); // the double 0.1 exceeds 1/10
  expect(containsNumber(a, rational(3, 10))).toBe(false); // the double 0.3 is less than 3/10
  expect(containsNumber(a, rational(1, 5))).toBe(true);
  expect(containsNumber(whole, rational(1, 5))).toBe(true);
  expect(containsNumber(whole, Number.POSITIVE_INFINITY)).toBe(false);
  expect(containsNumber(whole, Number.NaN)).toBe(false);
  expect(containsNumber(whole, invalidRational)).toBe(false);
});

test('the invalid interval is refused by every question', () => {
  const a = interval(0, 1);
  expect(enclose(1, 0)).toBe(invalidInterval);
  expect(enclose(Number.NaN, 0)).toBe(invalidInterval);
  expect(isValidInterval(invalidInterval)).toBe(false);
  expect(containsNumber(invalidInterval, 0)).toBe(false);
  expect(containsNumber(invalidInterval, rational(0))).toBe(false);
  expect(isSubset(invalidInterval, whole)).toBe(false);
  expect(isSubset(a, invalidInterval)).toBe(false);
  expect(hull(a, invalidInterval)).toEqual(invalidInterval);
  expect(intersect(a, invalidInterval)).toEqual(invalidInterval);
  expect(intersect(invalidInterval, a)).toEqual(invalidInterval);
  for (const measure of [midpoint, radius, magnitude, mignitude]) expect(measure(invalidInterval)).toBeNaN();
});

test('hull, intersection, inclusion', () => {
  expect(hull(interval(0, 1), interval(3, 4))).toEqual(interval(0, 4));
  expect(intersect(interval(0, 2), interval(1, 4))).toEqual(interval(1, 2));
  expect(intersect(interval(0, 1), interval(1, 4))).toEqual(interval(1, 1));
  expect(intersect(interval(0, 1), interval(2, 4))).toBeUndefined();
  expect(isSubset(interval(1, 2), interval(1, 3))).toBe(true);
  expect(isSubset(interval(0, 2), interval(1, 3))).toBe(false);
  expect(isSubset(interval(1, 4), interval(0, 3))).toBe(false);
});

test('magnitude and mignitude', () => {
  const values = (a: Interval): number[] => [mignitude(a), magnitude(a)];
  expect(values(interval(-3, 2))).toEqual([0, 3]);
  expect(values(interval(1, 2))).toEqual([1, 2]);
  expect(values(interval(-5, -4))).toEqual([4, 5]);
  expect(values(whole)).toEqual([0, Number.POSITIVE_INFINITY]);
});

test('midpoint and radius of special intervals', () => {
  expect(midpoint(interval(-1, 1))).toBe(0);
  expect(midpoint(interval(1, 2))).toBe(1.5);
  expect(midpoint(interval(0, 2 ** -1074))).toBe(0);
  expect(midpoint(whole)).toBe(0);
  expect(radius(whole)).toBe(Number.POSITIVE_INFINITY);
  expect(midpoint(interval(Number.NEGATIVE_INFINITY, 5))).toBe(-Number.MAX_VALUE);
  expect(midpoint(interval(5, Number.POSITIVE_INFINITY))).toBe(Number.MAX_VALUE);
  expect(midpoint(interval(1.7e308, 1.75e308))).toBeCloseTo(1.725e308, -300);
  expect(radius(pointInterval(0.1))).toBe(0);
});

test.prop([intervalArbitrary])('midpoint ± radius covers the interval', (a) => {
  const middle = midpoint(a);
  expect(containsNumber(a, middle)).toBe(true);
  const r = radius(a);
  expect(r >= middle - a.lower && r >= a.upper - middle).toBe(true);
});
