import { describe, expect, it } from 'vitest';
import { canonicalCycle } from './canonicalCycle.js';

describe('canonicalCycle', () => {
  it('gives the same points from every phase', () => {
    const phases = [
      [3, 0, 1, 5, 2, 4],
      [1, 5, 2, 4, 3, 0],
      [2, 4, 3, 0, 1, 5],
    ];
    for (const points of phases) expect([...canonicalCycle(Float64Array.from(points), 2)]).toEqual([1, 5, 2, 4, 3, 0]);
  });

  it('goes on to the next coordinate where the first ones agree within the tolerance', () => {
    const points = Float64Array.of(1, 7, 1 + 1e-12, 6);
    expect([...canonicalCycle(points, 2)]).toEqual([1, 7, 1 + 1e-12, 6]);
    expect([...canonicalCycle(points, 2, 1e-9)]).toEqual([1 + 1e-12, 6, 1, 7]);
  });
});
