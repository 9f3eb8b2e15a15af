import { describe, expect, test } from 'vitest';
import { activation } from './activation.js';
import {
  breakAt,
  breakOfRecord,
  breaksBetween,
  lengthOf,
  nearestBreak,
  numbersOf,
  pieceRange,
  piecesMeeting,
} from './germs.js';

const relu6 = activation('relu6');
const list = (run: { readonly first: number; readonly last: number }): number[] => [...numbersOf(run)];

describe('finitely many pieces', () => {
  test('breaks have a number each, and the ends of the line are behind them', () => {
    expect([-1, 0, 1, 2].map((n) => breakAt(relu6, n))).toEqual([-Infinity, 0, 6, Infinity]);
    expect(pieceRange(relu6, 0)).toEqual({ lower: -Infinity, upper: 0 });
    expect(pieceRange(relu6, 1)).toEqual({ lower: 0, upper: 6 });
    expect(pieceRange(activation('tanh'), 0)).toEqual({ lower: -Infinity, upper: Infinity });
  });

  test.each([
    [-2, -1, [], [0]],
    [-1, 0, [0], [0]],
    [0, 0, [0], []],
    [0, 1, [0], [1]],
    [1, 5, [], [1]],
    [-1, 6, [0, 1], [0, 1]],
    [-1, 7, [0, 1], [0, 1, 2]],
    [-Infinity, Infinity, [0, 1], [0, 1, 2]],
    [Number.NaN, Number.NaN, [0, 1], [0, 1, 2]],
  ])('from %d to %d there are the breaks %j and the pieces %j', (lower, upper, breaks, pieces) => {
    expect(list(breaksBetween(relu6, lower, upper))).toEqual(breaks);
    expect(list(piecesMeeting(relu6, lower, upper))).toEqual(pieces);
  });
});

describe('infinitely many pieces', () => {
  const f = activation('triangleWave');
  // The odd numbers are its breaks: 0 at -1, 1 at 1.
  const at = (n: number): number => 2 * n - 1;

  test('breaks have all whole numbers', () => {
    expect([-3, -1, 0, 1, 2, 7].map((n) => breakAt(f, n))).toEqual([-7, -3, -1, 1, 3, 13]);
    expect(pieceRange(f, 0)).toEqual({ lower: -3, upper: -1 });
    expect([-3, -2, -1, 0, 5].map((n) => breakOfRecord(f, n))).toEqual([1, 0, 1, 0, 1]);
    expect(breakOfRecord(relu6, 1)).toBe(1);
  });

  test('those between two points are found as by looking at each', () => {
    const numbers = Array.from({ length: 41 }, (_, k) => k - 20);
    for (let lower = -8; lower <= 8; lower += 0.5)
      for (let upper = lower; upper <= 8; upper += 0.5) {
        expect(list(breaksBetween(f, lower, upper))).toEqual(numbers.filter((n) => lower <= at(n) && at(n) <= upper));
        expect(list(piecesMeeting(f, lower, upper))).toEqual(
          numbers.filter(
            (n) => at(n - 1) < upper && lower < at(n) && !(lower === upper && [at(n - 1), at(n)].includes(lower)),
          ),
        );
      }
  });

  test('a run without end has no length, and one whose numbers would be rounded none either', () => {
    for (const [lower, upper] of [
      [-Infinity, 0],
      [0, Infinity],
      [Number.NaN, Number.NaN],
      [2 ** 33, 2 ** 33 + 1],
    ] as const) {
      expect(lengthOf(breaksBetween(f, lower, upper))).toBe(Infinity);
      expect(lengthOf(piecesMeeting(f, lower, upper))).toBe(Infinity);
    }
    expect(lengthOf(breaksBetween(f, 0, 0.5))).toBe(0);
  });

  test('the nearest repetition of a break', () => {
    expect([-9.1, -1, 0.9, 1.1].map((x) => breakAt(f, nearestBreak(f, 0, x)))).toEqual([-9, -1, -1, 3]);
    expect(nearestBreak(relu6, 1, -9)).toBe(1);
  });
});
