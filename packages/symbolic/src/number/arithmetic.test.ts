import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import type { Arithmetic } from './arithmetic.js';
import { float64 } from './float64.js';
import { containsNumber, interval } from './interval.js';
import { intervals } from './intervals.js';
import { rational } from './rational.js';
import { rationals } from './rationals.js';
import { primeField } from './residue.js';

/** A formula over two numbers, to be read in every arithmetic. */
type Formula = <T>(arithmetic: Arithmetic<T>, x: T, y: T) => T;

const leaves: Formula[] = [(_, x) => x, (_, _x, y) => y, (a) => a.one, (a) => a.zero];
const leaf = fc.oneof(
  fc.constantFrom(...leaves),
  fc.double({ min: -4, max: 4, noNaN: true }).map(
    (value): Formula =>
      (a) =>
        a.fromNumber(value),
  ),
  fc.tuple(fc.integer({ min: -9, max: 9 }), fc.integer({ min: 1, max: 9 })).map(
    ([n, d]): Formula =>
      (a) =>
        a.fromRatio(n, d),
  ),
);
const { formula } = fc.letrec<{ formula: Formula }>((tie) => ({
  formula: fc.oneof(
    { depthSize: 'small' },
    leaf,
    fc.tuple(fc.constantFrom('add', 'sub', 'mul', 'div'), tie('formula'), tie('formula')).map(
      ([operation, f, g]): Formula =>
        (a, x, y) =>
          a[operation as 'add'](f(a, x, y), g(a, x, y)),
    ),
    tie('formula').map(
      (f): Formula =>
        (a, x, y) =>
          a.neg(f(a, x, y)),
    ),
    fc.tuple(tie('formula'), fc.integer({ min: 1, max: 4 })).map(
      ([f, n]): Formula =>
        (a, x, y) =>
          a.power(f(a, x, y), n),
    ),
    fc.tuple(tie('formula'), fc.integer({ min: -9, max: 9 }), fc.integer({ min: 1, max: 150 })).map(
      ([f, n, d]): Formula =>
        (a, x, y) =>
          a.scale(f(a, x, y), n, d),
    ),
  ),
}));

const number = fc.double({ min: -8, max: 8, noNaN: true });

describe('one formula in every arithmetic', () => {
  test.prop([formula, number, number], { numRuns: 500 })('intervals contain the exact value', (f, x, y) => {
    const exact = f(rationals, rationals.fromNumber(x), rationals.fromNumber(y));
    const enclosed = f(intervals, intervals.fromNumber(x), intervals.fromNumber(y));
    // An interval may be invalid where the rational is valid (an enclosure of a denominator that contains 0), only so.
    if (intervals.isValid(enclosed)) expect(containsNumber(enclosed, exact)).toBe(true);
    if (!rationals.isValid(exact)) expect(intervals.isValid(enclosed)).toBe(false);
  });

  test.prop([formula, number, number], { numRuns: 500 })('residues are the images of the exact value', (f, x, y) => {
    const field = primeField(2147482621);
    const exact = f(rationals, rationals.fromNumber(x), rationals.fromNumber(y));
    const residue = f(field, field.fromNumber(x), field.fromNumber(y));
    // A denominator divisible by p, at any step, makes the residue invalid; otherwise the value must match.
    if (field.isValid(residue) && rationals.isValid(exact)) expect(residue).toBe(field.fromRational(exact));
    if (!rationals.isValid(exact)) expect(field.isValid(residue)).toBe(false);
  });

  test.prop([formula, number, number], { numRuns: 500 })('float64 is one of the numbers of the interval', (f, x, y) => {
    const enclosed = f(intervals, intervals.fromNumber(x), intervals.fromNumber(y));
    const observed = f(float64, x, y);
    if (intervals.isValid(enclosed) && float64.isValid(observed))
      expect(enclosed.lower <= observed && observed <= enclosed.upper).toBe(true);
  });
});

describe.for([
  ['float64', float64],
  ['rational', rationals],
  ['interval', intervals],
] as [string, Arithmetic<unknown>][])('%s', ([name, a]) => {
  test('has its name, 0 and 1', () => {
    expect(a.name).toBe(name);
    expect([a.isZero(a.zero), a.isZero(a.one), a.isValid(a.zero)]).toEqual([true, false, true]);
    expect([a.toNumber(a.one), a.toNumber(a.fromRatio(3, 4)), a.toNumber(a.neg(a.one))]).toEqual([1, 0.75, -1]);
    expect(a.toNumber(a.scale(a.fromNumber(5), 3, 2))).toBe(7.5);
  });

  test('compares with a double', () => {
    const half = a.fromRatio(1, 2);
    expect([a.compare(half, 1), a.compare(half, 0.5), a.compare(half, -2)]).toEqual([-1, 0, 1]);
    expect([a.compare(half, Number.POSITIVE_INFINITY), a.compare(half, Number.NEGATIVE_INFINITY)]).toEqual([-1, 1]);
    expect(a.compare(half, Number.NaN)).toBeUndefined();
  });

  test('has one invalid element, which absorbs and is not compared', () => {
    for (const invalid of [a.div(a.one, a.zero), a.fromNumber(Number.NaN), a.fromRatio(1, 0), a.div(a.zero, a.zero)]) {
      expect(a.isValid(invalid)).toBe(false);
      expect(a.isZero(invalid)).toBe(false);
      expect(a.isValid(a.add(a.one, a.neg(a.sub(a.mul(a.one, invalid), a.one))))).toBe(false);
      expect(a.isValid(a.div(invalid, a.one))).toBe(false);
    }
    const invalid = a.fromNumber(Number.NaN);
    for (const b of [0, Number.POSITIVE_INFINITY]) expect(a.compare(invalid, b)).toBeUndefined();
    expect(a.isValid(a.power(invalid, 3))).toBe(false);
    expect(a.isValid(a.scale(invalid, 1, 2))).toBe(false);
    expect(a.toNumber(invalid)).toBeNaN();
    expect(a.isValid(a.atom('exp', invalid))).toBe(false);
  });

  test('knows the rational values of elementary functions', () => {
    const values = ['exp', 'expm1', 'log1p', 'tanh', 'sigmoid', 'normalCdf'] as const;
    expect(values.map((f) => a.toNumber(a.atom(f, a.zero)!))).toEqual([1, 0, 0, 0, 0.5, 0.5]);
    expect(a.toNumber(a.atom('log', a.one)!)).toBe(0);
  });
});

test('rationals refuse irrational values of elementary functions', () => {
  for (const name of ['exp', 'expm1', 'log1p', 'tanh', 'sigmoid', 'softplus', 'normalCdf', 'normalDensity'] as const)
    expect(rationals.atom(name, rational(1))).toBeUndefined();
  expect(rationals.atom('tanh', rational(1, 2))).toBeUndefined();
  expect(rationals.atom('softplus', rational(0))).toBeUndefined();
  expect(rationals.atom('log', rational(0))).toBeUndefined();
  expect(rationals.atom('sin', rational(1))).toBeUndefined();
  expect(rationals.atom('sqrt', rational(2))).toBeUndefined();
  expect(rationals.atom('sqrt', rational(49))).toEqual(rational(7));
});

test('an interval that straddles a number is not compared with it', () => {
  expect(intervals.compare(interval(-1, 1), 0)).toBeUndefined();
  expect(intervals.compare(interval(0, 1), 0)).toBeUndefined();
  expect(intervals.compare(interval(0, 1), 1)).toBeUndefined();
  expect(intervals.compare(interval(0, 1), 2)).toBe(-1);
  expect(intervals.compare(interval(0, 1), -2)).toBe(1);
  expect(intervals.compare(intervals.zero, 0)).toBe(0);
});

test('only [0, 0] is zero', () => {
  expect([interval(0, 0), interval(0, 1), interval(-1, 0), interval(-1, 1)].map(intervals.isZero)).toEqual([
    true,
    false,
    false,
    false,
  ]);
});

test('float64 has the bits of the primitives of a program', () => {
  expect(float64.scale(0.1, 1, 3)).toBe((0.1 * 1) / 3);
  expect(float64.power(1.1, 5)).toBe(1.1 * 1.1 * (1.1 * 1.1) * 1.1);
  expect(Object.is(float64.neg(0), -0)).toBe(true);
});
