import { expect, test } from 'vitest';
import { symmetricGrid } from './symmetricGrid.js';

test('the grid is symmetric to the last bit, with both ends and the centre', () => {
  for (const [points, radius] of [
    [3, 1],
    [51, 1],
    [51, 0.3],
    [201, 1 / 3],
    [7, 1e-300],
  ] as const) {
    const grid = symmetricGrid(points, radius);
    expect(grid.length).toBe(points);
    expect(grid[(points - 1) / 2]).toBe(0);
    expect(grid[points - 1]).toBe(radius);
    for (const [k, x] of grid.entries()) expect(grid[points - 1 - k]! + x).toBe(0);
  }
});

test('an even number of points would miss the centre, and is refused', () => {
  expect(() => symmetricGrid(50, 1)).toThrowErrorMatchingInlineSnapshot(
    `[UsageError: symmetricGrid: points must be an odd number of at least 3, so that the centre is one of them; got 50.]`,
  );
  expect(() => symmetricGrid(1, 1)).toThrow('odd number');
  expect(() => symmetricGrid(3.5, 1)).toThrow('odd number');
});

test('a radius that is not positive and finite is refused', () => {
  expect(() => symmetricGrid(51, 0)).toThrowErrorMatchingInlineSnapshot(
    `[UsageError: symmetricGrid: radius must be a positive finite number, got 0.]`,
  );
  expect(() => symmetricGrid(51, Number.POSITIVE_INFINITY)).toThrow('radius');
  expect(() => symmetricGrid(51, Number.NaN)).toThrow('radius');
});
