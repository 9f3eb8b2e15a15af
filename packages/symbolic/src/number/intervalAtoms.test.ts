import { type AtomName, atoms } from '@crease/tensor';
import { describe, expect, test } from 'vitest';
import fixture from '../../../../tests/oracles/intervals.json' with { type: 'json' };
import { elementaryBounds } from './elementary/elementaryBounds.js';
import { hull, interval, invalidInterval, isSubset, isValidInterval, pointInterval } from './interval.js';
import { atomOfInterval } from './intervalAtoms.js';
import { predecessor, successor } from './neighbours.js';

const INF = Number.POSITIVE_INFINITY;
const names = Object.keys(atoms) as AtomName[];
const points: Record<string, { x: string; value: string; side: string }> = fixture.atoms;

/** The doubles of a base64 string of the fixture. */
function decode(text: string): Float64Array {
  return new Float64Array(Uint8Array.from(atob(text), (character) => character.charCodeAt(0)).buffer);
}

test('the fixture has every atom', () => {
  expect(Object.keys(points).sort()).toEqual(names.toSorted());
});

describe.for(names)('%s', (name) => {
  const { x, value, side } = points[name]!;
  const rows = Array.from(decode(x), (at, k) => ({
    at,
    value: decode(value)[k]!,
    side: side[k]!,
    result: atomOfInterval(name, pointInterval(at)),
  }));

  test('gives the doubles next to 1000 reference values', () => {
    expect(rows).toHaveLength(1000);
    const missed = rows.filter(
      ({ value, side, result: { lower, upper } }) =>
        lower !== (side === '-' ? predecessor(value) : value) || upper !== (side === '+' ? successor(value) : value),
    );
    expect(missed).toEqual([]);
  });

  test('of a wide interval contains the enclosures at its members, and not much more', () => {
    const sorted = rows.toSorted((a, b) => a.at - b.at);
    for (let k = 0; k + 20 < sorted.length; k += 37) {
      const members = sorted.slice(k, k + 20);
      const range = atomOfInterval(name, interval(members[0]!.at, members.at(-1)!.at));
      for (const { result } of members) expect(isSubset(result, range)).toBe(true);
      if (atoms[name].monotone === 'none') continue;
      expect(range).toEqual(hull(members[0]!.result, members.at(-1)!.result));
    }
  });

  test('is invalid for the invalid interval', () => {
    expect(isValidInterval(atomOfInterval(name, invalidInterval))).toBe(false);
  });
});

test('rational values are exact', () => {
  const zero = pointInterval(0);
  expect(atomOfInterval('exp', zero)).toEqual(pointInterval(1));
  expect(atomOfInterval('expm1', zero)).toEqual(zero);
  expect(atomOfInterval('log1p', zero)).toEqual(zero);
  expect(atomOfInterval('tanh', zero)).toEqual(zero);
  expect(atomOfInterval('sigmoid', zero)).toEqual(pointInterval(0.5));
  expect(atomOfInterval('normalCdf', zero)).toEqual(pointInterval(0.5));
  expect(atomOfInterval('log', pointInterval(1))).toEqual(zero);
  expect(atomOfInterval('sqrt', interval(0, 9))).toEqual(interval(0, 3));
  expect(atomOfInterval('sin', zero)).toEqual(zero);
  expect(atomOfInterval('cos', zero)).toEqual(pointInterval(1));
  expect(atomOfInterval('tanh', interval(0, 1)).lower).toBe(0);
  const softplus = atomOfInterval('softplus', zero);
  expect(softplus.lower < softplus.upper).toBe(true);
});

test('ranges are cut to the range of the function', () => {
  const whole = interval(-INF, INF);
  expect(atomOfInterval('tanh', whole)).toEqual(interval(-1, 1));
  expect(atomOfInterval('sigmoid', whole)).toEqual(interval(0, 1));
  expect(atomOfInterval('exp', whole)).toEqual(interval(0, INF));
  expect(atomOfInterval('expm1', whole)).toEqual(interval(-1, INF));
  expect(atomOfInterval('softplus', whole)).toEqual(interval(0, INF));
  expect(atomOfInterval('normalCdf', whole)).toEqual(interval(0, 1));
  expect(atomOfInterval('exp', pointInterval(-800)).lower).toBe(0);
  const density = atomOfInterval('normalDensity', interval(-1, 40));
  expect(density.lower).toBe(0);
  expect(density.upper).toBeCloseTo(0.3989422804014327, 15);
});

test('the bell takes its maximum at 0 only if 0 is in the interval', () => {
  const right = atomOfInterval('normalDensity', interval(1, 2));
  expect(right.upper).toBeCloseTo(0.24197072451914337, 15);
  expect(atomOfInterval('normalDensity', interval(-2, -1))).toEqual(right);
});

test('a wave takes its extrema only if they are in the interval', () => {
  const of = (name: AtomName, lower: number, upper: number): [number, number] => {
    const range = atomOfInterval(name, interval(lower, upper));
    return [range.lower, range.upper];
  };
  expect(of('cos', -1, 1)[1]).toBe(1);
  expect(of('cos', 3, 4)[0]).toBe(-1);
  expect(of('sin', 1, 2)[1]).toBe(1);
  expect(of('sin', -2, -1)[0]).toBe(-1);
  expect(of('sin', 4, 5)[0]).toBe(-1);
  expect(of('sin', 1, 5)).toEqual([-1, 1]);
  expect(of('cos', 1, 3)[0]).toBeGreaterThan(-1);
  expect(of('cos', 1, 3)[1]).toBeLessThan(0.5404);
  expect(of('sin', 2, 4)[1]).toBeLessThan(0.9094);
  expect(of('cos', -INF, 0)).toEqual([-1, 1]);
});

test('leaving the domain is invalid, an overflow is not', () => {
  for (const outside of [interval(-1, 1), interval(0, 1), interval(-2, -1)])
    expect(isValidInterval(atomOfInterval('log', outside))).toBe(false);
  for (const outside of [interval(-1, 1), interval(-2, 1)])
    expect(isValidInterval(atomOfInterval('log1p', outside))).toBe(false);
  expect(isValidInterval(atomOfInterval('sqrt', interval(-1, 1)))).toBe(false);
  expect(atomOfInterval('exp', pointInterval(710))).toEqual(interval(Number.MAX_VALUE, INF));
  expect(atomOfInterval('exp', interval(0, 710))).toEqual(interval(1, INF));
});

test('bounds of values that do not exist are invalid', () => {
  const outside = [
    ['log', 0],
    ['log2', -1],
    ['log10', -1e300],
    ['log1p', -1],
    ['asin', 1.5],
    ['acos', -1.5],
    ['acosh', 0.5],
    ['atanh', 1],
    ['atanh', -1],
    ['exp', Number.NaN],
    ['exp', INF],
    ['log2', Number.NaN],
  ] as const;
  for (const [name, x] of outside) expect(isValidInterval(elementaryBounds(name, x)), `${name} of ${x}`).toBe(false);
  expect(elementaryBounds('asin', 1)).toEqual(interval(Math.PI / 2, successor(Math.PI / 2)));
  expect(elementaryBounds('log', Number.MIN_VALUE)).toEqual(interval(-744.4400719213813, -744.4400719213812));
});
