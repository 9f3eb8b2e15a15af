import { describe, expect, test } from 'vitest';
import { seeded } from '../../../../tests/contract/seeded.js';
import { type Rational, rational } from '../number/rational.js';
import { rationals } from '../number/rationals.js';
import { parallelClasses, type Slopes, zeroSumRegion } from './zeroSumRegion.js';

const slopes = (below: Rational, above: Rational): Slopes => ({ below, above });

/** Σ s_i ξ_i at w, or `undefined` if w is on a kink of a live sample. */
function slopeSumAt(
  rows: readonly Rational[][],
  w: readonly Rational[],
  { below, above }: Slopes,
): Rational[] | undefined {
  let sum = w.map(() => rationals.zero);
  for (const row of rows) {
    if (row.every(rationals.isZero)) continue;
    const z = row.reduce((total, v, k) => rationals.add(total, rationals.mul(v, w[k]!)), rationals.zero);
    const side = rationals.compare(z, 0);
    if (side === 0 && !rationals.isZero(rationals.sub(below, above))) return undefined;
    sum = sum.map((s, k) => rationals.add(s, rationals.mul(row[k]!, side === 1 ? above : below)));
  }
  return sum;
}

describe('against sampled weights', () => {
  const kinds = new Set<string>();
  test.each([
    ['relu', slopes(rational(0), rational(1))],
    ['its mirror image', slopes(rational(2), rational(0))],
    ['leaky 1/2', slopes(rational(1, 2), rational(1))],
    ['leaky 2', slopes(rational(2), rational(1))],
    ['abs', slopes(rational(-1), rational(1))],
    ['linear', slopes(rational(3), rational(3))],
  ])('%s', (_, slope) => {
    const random = seeded(3);
    const integer = (): Rational => rational(Math.floor(random() * 5) - 2);
    for (let trial = 0; trial < 300; trial++) {
      const dimension = 1 + Math.floor(random() * 2);
      const samples = 1 + Math.floor(random() * 4);
      const rows = Array.from({ length: samples }, () => Array.from({ length: dimension }, integer));
      const answer = zeroSumRegion(rows, slope);
      kinds.add(answer.kind);
      if (answer.kind === 'cancels')
        expect(slopeSumAt(rows, answer.weights, slope)?.every(rationals.isZero)).toBe(true);
      else
        for (let k = 0; k < 40; k++) {
          const w = Array.from({ length: dimension }, () => rational(Math.floor(random() * 2001) - 1000, 7));
          expect(slopeSumAt(rows, w, slope)?.every(rationals.isZero) ?? false).toBe(false);
        }
    }
  });

  test('all kinds of answers have occurred', () => {
    expect([...kinds].sort()).toEqual(['cancels', 'linear', 'never dead', 'no region', 'separated', 'values add up']);
  });
});

test('choices of sides that cancel but have no weights are listed with a contradiction', () => {
  // The vectors add up to 0, so all on one side would cancel, but no w is on one side of all of them.
  const rows = [
    [1, 0],
    [0, 1],
    [-1, -1],
  ].map((row) => row.map((v) => rational(v)));
  const third = rational(1, 3);
  expect(zeroSumRegion(rows, slopes(rational(1, 2), rational(1)))).toEqual({
    kind: 'no region',
    excluded: [
      { sides: [-1, -1, -1], multipliers: [third, third, third] },
      { sides: [1, 1, 1], multipliers: [third, third, third] },
    ],
  });
});

test('multiples of one vector are one class, in both directions', () => {
  const rows = [
    [1, 2],
    [-2, -4],
    [0, 1],
    [0.5, 1],
  ].map((row) => row.map(rationals.fromNumber));
  expect(parallelClasses(rows).map((c) => c.length)).toEqual([3, 1]);
});

test('too many directions are not gone through', () => {
  const rows = Array.from({ length: 13 }, (_, k) => [rational(k - 6), rational(1 - 2 * (k % 2))]);
  expect(zeroSumRegion(rows, slopes(rational(1, 2), rational(1)))).toEqual({
    kind: 'unknown',
    reason: '13 directions of inputs, the limit is 12',
  });
});
