import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import fixture from '../../../../tests/oracles/intervals.json' with { type: 'json' };
import {
  above,
  addDown,
  addUp,
  below,
  divideDown,
  divideUp,
  multiplyDown,
  multiplyUp,
  squareRootDown,
  squareRootUp,
} from './directed.js';
import { compareRationals, multiplyRationals, type Rational, rational, rationalFromNumber } from './rational.js';
import { rationals } from './rationals.js';

/** The doubles of a base64 string of the fixture. */
function decode(text: string): Float64Array {
  return new Float64Array(Uint8Array.from(atob(text), (character) => character.charCodeAt(0)).buffer);
}

const { add, sub, mul, div, sqrt } = fixture.operations;
const cases = [
  { name: 'add', data: add, down: addDown, up: addUp },
  {
    name: 'sub',
    data: sub,
    down: (a: number, b: number) => addDown(a, -b),
    up: (a: number, b: number) => addUp(a, -b),
  },
  { name: 'mul', data: mul, down: multiplyDown, up: multiplyUp },
  { name: 'div', data: div, down: divideDown, up: divideUp },
  { name: 'sqrt', data: { ...sqrt, y: sqrt.x }, down: squareRootDown, up: squareRootUp },
];

describe.for(cases)('$name against exact fractions', ({ data, down, up }) => {
  const [x, y, value] = [decode(data.x), decode(data.y), decode(data.value)];
  // The exact result lies on the side `side` of the double `value`, strictly unless it is 0.
  const rows = Array.from(x, (a, k) => ({
    lower: down(a, y[k]!),
    upper: up(a, y[k]!),
    value: value[k]!,
    side: data.side[k]!,
  }));

  test('bounds 1000 results', () => {
    expect(rows).toHaveLength(1000);
    const wrong = rows.filter((r) => !(r.side === '-' ? r.lower < r.value : r.lower <= r.value));
    const alsoWrong = rows.filter((r) => !(r.side === '+' ? r.upper > r.value : r.upper >= r.value));
    expect([wrong, alsoWrong]).toEqual([[], []]);
  });

  test('keeps exact results sharp', () => {
    // Near the ends of the range exactness cannot be seen from the error term, and the result is widened.
    const isSeen = (v: number): boolean => v === 0 || (Math.abs(v) > 2 ** -450 && Math.abs(v) < 2 ** 480);
    const exact = rows.filter((r) => r.side === '0' && isSeen(r.value));
    expect(exact.length).toBeGreaterThan(30);
    expect(exact.filter((r) => r.lower !== r.value || r.upper !== r.value)).toEqual([]);
  });

  test('is never further than 2 neighbours from the nearest double', () => {
    // 2.3e-16 for the widening and half a unit (1.2e-16) for its rounding.
    const width = (v: number): number => Math.abs(v) * 3.5e-16 + 2 ** -1073;
    expect(rows.filter((r) => r.value - r.lower > width(r.value) || r.upper - r.value > width(r.value))).toEqual([]);
  });
});

const double = fc.double({ noNaN: true, noDefaultInfinity: true });

/** Fails unless lower ≤ exact ≤ upper. */
function expectBounds(lower: number, exact: Rational, upper: number): void {
  if (lower !== Number.NEGATIVE_INFINITY && !Number.isNaN(lower))
    expect(compareRationals(rationalFromNumber(lower), exact)).not.toBe(1);
  if (upper !== Number.POSITIVE_INFINITY && !Number.isNaN(upper))
    expect(compareRationals(exact, rationalFromNumber(upper))).not.toBe(1);
}

test.prop([double, double], { numRuns: 1000 })('bounds contain the exact results for arbitrary doubles', (a, b) => {
  const [x, y] = [rationalFromNumber(a), rationalFromNumber(b)];
  expectBounds(addDown(a, b), rationals.add(x, y), addUp(a, b));
  expectBounds(multiplyDown(a, b), rationals.mul(x, y), multiplyUp(a, b));
  if (b !== 0) expectBounds(divideDown(a, b), rationals.div(x, y), divideUp(a, b));
  const [low, high] = [squareRootDown(Math.abs(a)), squareRootUp(Math.abs(a))].map(rationalFromNumber);
  expect(compareRationals(multiplyRationals(low!, low!), rationals.mul(rational(a < 0 ? -1 : 1), x))).not.toBe(1);
  expect(compareRationals(rationals.mul(rational(a < 0 ? -1 : 1), x), multiplyRationals(high!, high!))).not.toBe(1);
});

test.prop([double], { numRuns: 1000 })('below and above reach the neighbouring doubles', (x) => {
  expect(below(x)).toBeLessThan(x);
  expect(above(x)).toBeGreaterThan(x);
  // Half a unit more than the neighbour would round to x, so nothing that rounds to x escapes.
  const gap = rationals.sub(rationalFromNumber(above(x)), rationalFromNumber(x));
  if (Number.isFinite(above(x))) expect(rationals.compare(gap, Math.abs(x) * 2 ** -53)).toBe(1);
});

test('below and above of several units', () => {
  expect(1 - below(1, 2)).toBeGreaterThanOrEqual(3 * 2 ** -52);
  expect(above(-(2 ** -1074), 1)).toBeGreaterThanOrEqual(2 ** -1074);
  // The worst case: x just below a power of two, the exact number just above it, where units are twice as large.
  const x = 1 - 2 ** -53;
  expect(above(x, 2)).toBeGreaterThanOrEqual(x + 2 * 2 ** -52);
  expect(below(1, 2)).toBeLessThanOrEqual(1 - 2 * 2 ** -52);
});

test('a product that underflows to 0 is not taken for an exact 0', () => {
  expect(multiplyDown(1e-200, 1e-200)).toBeLessThan(0);
  expect(multiplyUp(1e-200, 1e-200)).toBeGreaterThan(0);
  expect(multiplyDown(0, 1e-200)).toBe(0);
  expect(divideUp(1e-300, 1e300)).toBeGreaterThan(0);
});

test('overflow gives an infinite bound on the safe side and NaN on the other', () => {
  expect(addUp(1e308, 1e308)).toBe(Number.POSITIVE_INFINITY);
  expect(addDown(1e308, 1e308)).toBeNaN();
  expect(multiplyDown(-1e308, 10)).toBe(Number.NEGATIVE_INFINITY);
  expect(multiplyUp(-1e308, 10)).toBeNaN();
  expect(divideDown(1e308, 0.1)).toBeNaN();
});

test('infinite operands: the limits that bounds of unbounded intervals are', () => {
  expect(multiplyUp(0, Number.POSITIVE_INFINITY)).toBe(0);
  expect(divideDown(1, Number.POSITIVE_INFINITY)).toBe(0);
  expect(divideUp(-1, Number.POSITIVE_INFINITY)).toBe(0);
  expect(addDown(Number.NEGATIVE_INFINITY, 1)).toBe(Number.NEGATIVE_INFINITY);
});
