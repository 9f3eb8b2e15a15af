import { describe, expect, test } from 'vitest';
import { polylines } from './polylines.js';

describe('polylines', () => {
  test('segments in any order and direction become one open chain', () => {
    const [chain, ...rest] = polylines([
      [3, 2],
      [0, 1],
      [3, 4],
      [1, 2],
    ]);
    expect(rest).toEqual([]);
    expect(chain!.isClosed).toBe(false);
    expect(chain!.points.join()).toMatch(/^(0,1,2,3,4|4,3,2,1,0)$/);
  });

  test('a ring is closed and names every point once', () => {
    const [ring, ...rest] = polylines([
      [0, 1],
      [2, 0],
      [1, 2],
    ]);
    expect(rest).toEqual([]);
    expect(ring!.isClosed).toBe(true);
    expect(ring!.points.toSorted()).toEqual([0, 1, 2]);
  });

  test('several chains and rings are told apart, and no segment is lost', () => {
    const chains = polylines([
      [0, 1],
      [5, 6],
      [6, 7],
      [7, 5],
      [2, 1],
      [8, 9],
    ]);
    expect(chains.filter((c) => c.isClosed).length).toBe(1);
    expect(chains.filter((c) => !c.isClosed).length).toBe(2);
    expect(chains.reduce((sum, c) => sum + c.points.length - (c.isClosed ? 0 : 1), 0)).toBe(6);
  });

  test('no segments give no chains', () => {
    expect(polylines([])).toEqual([]);
  });
});
