import { determinant, luFactor, randomInteger, randomStream } from '@crease/tensor';
import { describe, expect, test } from 'vitest';
import { type Interval, interval, pointInterval } from '../number/interval.js';
import { ballMatrix } from './ballMatrix.js';
import { isRegular } from './isRegular.js';

const isProved = (rows: readonly (readonly Interval[])[], side: 'left' | 'right'): boolean =>
  isRegular(ballMatrix(rows)!, side);
const points = (rows: readonly (readonly number[])[]): Interval[][] => rows.map((row) => row.map(pointInterval));
const widened = (rows: readonly (readonly number[])[], by: number): Interval[][] =>
  rows.map((row) => row.map((v) => interval(v - by, v + by)));

describe.each(['left', 'right'] as const)('with an inverse on the %s', (side) => {
  test('small integer matrices: exactly those with determinant 0 are not proved', () => {
    const stream = randomStream('regular', 1);
    let singular = 0;
    for (let k = 0; k < 300; k++) {
      const rows = Array.from({ length: 3 }, () => Array.from({ length: 3 }, () => randomInteger(stream, 5) - 2));
      // The determinant of small integers is exact to far less than 1/2.
      const isSingular = Math.abs(determinant(luFactor(Float64Array.from(rows.flat()), 3))) < 0.5;
      singular += isSingular ? 1 : 0;
      expect(isProved(points(rows), side)).toBe(!isSingular);
    }
    expect(singular).toBeGreaterThan(20);
  });

  test('an interval matrix with a singular member is not proved', () => {
    const rows = [
      [2, 1],
      [1, 2],
    ];
    // [[3/2, 3/2], [3/2, 3/2]] is in the wider one.
    expect(isProved(widened(rows, 0.5), side)).toBe(false);
    expect(isProved(widened(rows, 0.2), side)).toBe(true);
  });

  test('weights let couplings of different sizes pass', () => {
    const rows = [
      [interval(1, 1), interval(-1e6, 1e6)],
      [interval(-1e-7, 1e-7), interval(1, 1)],
    ];
    expect(isProved(rows, side)).toBe(true);
  });

  test('nothing is said about 0', () => {
    expect(isProved([[interval(0, 0)]], side)).toBe(false);
  });
});
