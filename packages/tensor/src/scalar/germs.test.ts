import { describe, expect, test } from 'vitest';
import { activation } from './activation.js';
import { breakAt, breaksBetween, numbersOf, pieceRange, piecesMeeting } from './germs.js';

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
