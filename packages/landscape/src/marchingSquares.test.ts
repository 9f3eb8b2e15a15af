import { describe, expect, test } from 'vitest';
import { cellSegments } from './marchingSquares.js';

describe('cellSegments', () => {
  test('every edge whose ends lie on different sides is the end of exactly one segment', () => {
    for (let mask = 0; mask < 16; mask++) {
      const [a, b, c, d] = [0, 1, 2, 3].map((k) => ((mask >> k) & 1 ? 1.5 : -1)) as [number, number, number, number];
      const crossed = { bottom: a > 0 !== b > 0, right: b > 0 !== c > 0, top: d > 0 !== c > 0, left: a > 0 !== d > 0 };
      const ends = cellSegments(a, b, c, d).flat();
      expect(ends.toSorted()).toEqual(
        Object.entries(crossed)
          .filter(([, is]) => is)
          .map(([edge]) => edge)
          .toSorted(),
      );
    }
  });

  test('one corner alone is cut off', () => {
    expect(cellSegments(1, -1, -1, -1)).toEqual([['bottom', 'left']]);
    expect(cellSegments(-1, -1, 1, -1)).toEqual([['right', 'top']]);
  });

  test('with opposite corners the mean decides which pair is joined', () => {
    // a and c positive: a positive mean joins them, so b (bottom right) and d (top left) are cut off.
    expect(cellSegments(2, -1, 2, -1)).toEqual([
      ['bottom', 'right'],
      ['top', 'left'],
    ]);
    expect(cellSegments(1, -2, 1, -2)).toEqual([
      ['bottom', 'left'],
      ['right', 'top'],
    ]);
    expect(cellSegments(-1, 2, -1, 2)).toEqual([
      ['bottom', 'left'],
      ['right', 'top'],
    ]);
  });

  test('zero counts as negative', () => {
    expect(cellSegments(0, 0, 0, 0)).toEqual([]);
    expect(cellSegments(0, 1, 1, 0)).toEqual([['bottom', 'top']]);
  });
});
