import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import fixture from '../../../../tests/oracles/intervals.json' with { type: 'json' };
import {
  addDown,
  addUp,
  divideDown,
  divideUp,
  multiplyDown,
  multiplyUp,
  squareRootDown,
  squareRootUp,
} from './directed.js';
import { predecessor, successor } from './neighbours.js';
import { compareRationals, multiplyRationals, type Rational, rational, rationalFromNumber } from './rational.js';
import { rationals } from './rationals.js';

/** The doubles of a base64 string of the fixture. */
function decode(text: string): Float64Array {
  return new Float64Array(Uint8Array.from(atob(text), (character) => character.charCodeAt(0)).buffer);
}

const bits = new DataView(new ArrayBuffer(8));

/** The next double up or down, by counting bit patterns. */
function neighbour(x: number, step: 1n | -1n): number {
  if (x === 0) return Number(step) * Number.MIN_VALUE;
  bits.setFloat64(0, x);
  bits.setBigInt64(0, bits.getBigInt64(0) + (x > 0 ? step : -step));
  return bits.getFloat64(0) + 0;
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

  test('gives the doubles next to the exact result', () => {
    expect(rows.filter((r) => r.lower !== (r.side === '-' ? neighbour(r.value, -1n) : r.value))).toEqual([]);
    expect(rows.filter((r) => r.upper !== (r.side === '+' ? neighbour(r.value, 1n) : r.value))).toEqual([]);
  });
});

const double = fc.double({ noNaN: true, noDefaultInfinity: true });

/** Fails unless lower ≤ exact ≤ upper. */
function expectBounds(lower: number, exact: Rational, upper: number): void {
  if (lower !== Number.NEGATIVE_INFINITY) expect(compareRationals(rationalFromNumber(lower), exact)).not.toBe(1);
  if (upper !== Number.POSITIVE_INFINITY) expect(compareRationals(exact, rationalFromNumber(upper))).not.toBe(1);
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

test.prop([double], { numRuns: 1000 })('predecessor and successor are the neighbouring doubles', (x) => {
  expect(predecessor(x)).toBe(neighbour(x, -1n));
  expect(successor(x)).toBe(neighbour(x, 1n));
});

test('neighbours at the borders of the exponents and of the range', () => {
  for (let e = -1074; e < 1024; e++)
    for (const x of [2 ** e, -(2 ** e)])
      expect([predecessor(x), successor(x)]).toEqual([neighbour(x, -1n), neighbour(x, 1n)]);
  expect([successor(Number.MAX_VALUE), successor(-Infinity), successor(Infinity)]).toEqual([
    Infinity,
    -Number.MAX_VALUE,
    Infinity,
  ]);
  expect([predecessor(-Number.MAX_VALUE), predecessor(Infinity)]).toEqual([-Infinity, Number.MAX_VALUE]);
  expect(successor(Number.NaN)).toBeNaN();
});

test('a product that underflows to 0 is not taken for an exact 0', () => {
  expect([multiplyDown(1e-200, 1e-200), multiplyUp(1e-200, 1e-200)]).toEqual([0, Number.MIN_VALUE]);
  expect(multiplyDown(0, 1e-200)).toBe(0);
  expect(divideUp(1e-300, 1e300)).toBeGreaterThan(0);
});

test('overflow gives an infinite bound on the safe side and the largest double on the other', () => {
  expect(addUp(1e308, 1e308)).toBe(Number.POSITIVE_INFINITY);
  expect(addDown(1e308, 1e308)).toBe(Number.MAX_VALUE);
  expect(multiplyDown(-1e308, 10)).toBe(Number.NEGATIVE_INFINITY);
  expect(multiplyUp(-1e308, 10)).toBe(-Number.MAX_VALUE);
  expect(divideDown(1e308, 0.1)).toBe(Number.MAX_VALUE);
});

test('infinite operands: the limits that bounds of unbounded intervals are', () => {
  expect(multiplyUp(0, Number.POSITIVE_INFINITY)).toBe(0);
  expect(divideDown(1, Number.POSITIVE_INFINITY)).toBe(0);
  expect(divideUp(-1, Number.POSITIVE_INFINITY)).toBe(0);
  expect(addDown(Number.NEGATIVE_INFINITY, 1)).toBe(Number.NEGATIVE_INFINITY);
});
