import { describe, expect, it } from 'vitest';
import oracle from '../../../../tests/oracles/stability.json' with { type: 'json' };
import { paperLoss } from '../../../../tests/support/scalarModels.js';
import { gradientDescentMap } from '../maps/gradientDescent.js';
import { findCycle } from './findCycle.js';

const map = gradientDescentMap(paperLoss());

describe('findCycle', () => {
  it('finds the two-cycle of the closed form and its multipliers', () => {
    const { eta, points, tangential, transversal } = oracle.twoParameter.twoCycle;
    const cycle = findCycle(map, { guess: [1.1, 1.15], stepSize: eta, period: 2 });
    expect(cycle).toMatchObject({ status: 'converged', leastPeriod: 2 });
    // Rounding, times 1/|1 − multiplier| ≤ 4, of numbers around 1.
    for (const [k, x] of points.entries()) {
      expect(cycle.points[2 * k]).toBeCloseTo(x, 14);
      expect(cycle.points[2 * k + 1]).toBeCloseTo(x, 14);
    }
    expect(cycle.multipliers.re[0]).toBeCloseTo(transversal, 13);
    expect(cycle.multipliers.re[1]).toBeCloseTo(tangential, 13);
    expect([...cycle.multipliers.im]).toEqual([0, 0]);
  });

  it('has multiplier 1 along the minima, and moves only across them', () => {
    const cycle = findCycle(map, { guess: [1.62, 0.62], stepSize: 0.1, period: 1 });
    const [u, v] = cycle.points;
    expect(u! * v!).toBeCloseTo(1, 14);
    expect(cycle.multipliers.re[0]).toBeCloseTo(1, 13);
    expect(cycle.multipliers.re[1]).toBeCloseTo(1 - 0.353 * (u! * u! + v! * v!), 13);
    expect(Math.abs(u! - 1.62)).toBeLessThan(0.01);
  });

  it('says so when the points belong to a shorter cycle', () => {
    const cycle = findCycle(map, { guess: [1.1298, 1.1298], stepSize: 0.325, period: 4 });
    expect(cycle).toMatchObject({ status: 'converged', period: 4, leastPeriod: 2 });
  });

  it('says so when it runs onto a flat piece or to infinity', () => {
    expect(findCycle(map, { guess: [-1, 1], stepSize: 0.3, period: 2 }).status).toBe('flat');
    const lost = findCycle(map, { guess: [1e200, 1e200], stepSize: 0.3, period: 1 });
    expect(lost.status).toBe('nonFinite');
    expect(lost.multipliers.re[0]).toBeNaN();
  });

  it('does not change the guess and refuses one of another length, and a period that is none', () => {
    const guess = Float64Array.of(1.1, 1.15);
    findCycle(map, { guess, stepSize: 0.325, period: 2 });
    expect([...guess]).toEqual([1.1, 1.15]);
    expect(() => findCycle(map, { guess, stepSize: 0.3, period: 0 })).toThrowErrorMatchingInlineSnapshot(
      `[UsageError: findCycle: the period must be a positive whole number, got 0.]`,
    );
    expect(() => findCycle(map, { guess: [1], stepSize: 0.3, period: 1 })).toThrowErrorMatchingInlineSnapshot(
      `[ShapeError: findCycle: the guess must have 2 numbers, got 1.]`,
    );
  });
});
