import { describe, expect, it } from 'vitest';
import oracle from '../../../../tests/oracles/stability.json' with { type: 'json' };
import { paperLoss, paperStart } from '../../../../tests/support/scalarModels.js';
import { gradientDescentMap } from '../maps/gradientDescent.js';
import { orbit } from './orbit.js';

const map = gradientDescentMap(paperLoss());

describe('orbit', () => {
  it.each(oracle.twoParameter.firstIterates)('has the iterates of the closed form at step size $eta', (row) => {
    const { points } = orbit(map, { start: paperStart, stepSize: row.eta, steps: row.points.length - 1 });
    // Four steps of a map that stretches by at most 3, from numbers around 1: below 4·3⁴ roundings.
    for (const [k, x] of row.points.flat().entries()) expect(Math.abs(points[k]! - x)).toBeLessThan(324 * 2 ** -52);
  });

  it('does not change the start and returns it first', () => {
    const start = Float64Array.from(paperStart);
    const { points, dimension } = orbit(map, { start, stepSize: 0.25, steps: 3 });
    expect([...start]).toEqual(paperStart);
    expect([...points.subarray(0, dimension)]).toEqual(paperStart);
    expect(points.length).toBe(8);
  });

  it('stops at the first point that is not finite', () => {
    const { status, points } = orbit(map, { start: [1e200, 1e200], stepSize: 1, steps: 50 });
    expect(status).toBe('nonFinite');
    expect(points.length).toBe(4);
    expect(points.subarray(2).every(Number.isFinite)).toBe(false);
  });

  it('refuses a start of another length and a number of steps that is none', () => {
    expect(() => orbit(map, { start: [1, 1], stepSize: 1, steps: -1 })).toThrowErrorMatchingInlineSnapshot(
      `[UsageError: orbit: steps must be a whole number, 0 or more, got -1.]`,
    );
    expect(() => orbit(map, { start: [1], stepSize: 1, steps: 1 })).toThrowErrorMatchingInlineSnapshot(
      `[ShapeError: orbit: the start must have 2 numbers, one per parameter, got 1.]`,
    );
  });
});
