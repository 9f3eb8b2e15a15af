import { describe, expect, test } from 'vitest';
import oracle from '../../../../../tests/oracles/stability.json' with { type: 'json' };
import { defaultSettings, type Settings } from '../../demo/settings.ts';
import { settingsOf } from '../../demo/stage.ts';
import { type Results, stages } from './compute.ts';
import type { Interval } from './exponents.ts';
import { meta } from './meta.ts';

function run<Name extends keyof Results>(name: Name, changed: Settings): Results[Name] {
  const work = stages[name](settingsOf(meta, name, { ...defaultSettings(meta), ...changed }));
  let step = work.next();
  while (!step.done) step = work.next();
  return step.value as Results[Name];
}

/** The values of s = θ₁² + θ₁⁻² at the ends of intervals, without the mirror images and the ends of the grid. */
function ends(intervals: readonly Interval[]): number[] {
  const found = intervals.flat().filter((t) => t > 1 && t < 3.99);
  return found.map((t) => t * t + 1 / (t * t)).sort((a, b) => a - b);
}

const cases = oracle.twoParameter.stableMinima;

describe('the stage "exponents"', () => {
  // Roots of the closed forms of μ and λ, computed with many digits.
  test.each(cases)('finds where μ and λ change sign: η = $eta, p = $p', ({ eta, p, muRoot, lambdaRoots }) => {
    const { gradientDescent, stochastic } = run('exponents', { stepSize: eta, probability: p });
    // The bisection leaves an interval of 2^−40 of a grid step; s changes at most 6 times as fast as θ₁.
    expect(ends(gradientDescent)).toHaveLength(1);
    expect(Math.abs(ends(gradientDescent)[0]! - muRoot)).toBeLessThan(1e-11);
    const expected = lambdaRoots.toSorted((a, b) => a - b);
    expect(ends(stochastic)).toHaveLength(expected.length);
    for (const [k, s] of ends(stochastic).entries()) expect(Math.abs(s - expected[k]!)).toBeLessThan(1e-11);
  });

  test('is symmetric in θ₁ and 1/θ₁, and finds no stable minimum at a large step size', () => {
    const { theta1, mu, gradientDescent } = run('exponents', { stepSize: 0.3, probability: 0.5 });
    // At p = ½ and η = 0.3 > 1/3.53 even the flattest minimum (1, 1) repels.
    expect(gradientDescent).toEqual([]);
    expect(theta1[0]! * theta1.at(-1)!).toBeCloseTo(1, 15);
    expect(mu[3]).toBe(mu.at(-4));
  });
});

describe('the stage "runs"', () => {
  test('does what the signs of the exponents predict', () => {
    // μ < 0 < λ at θ₁ = 1.6, λ < 0 < μ at 2.85, both negative at 1.3, both positive at 2.2.
    const at = (theta1: number) => run('runs', { stepSize: 0.15, probability: 0.5, theta1 });
    const fates = [1.6, 2.85, 1.3, 2.2].map(at);
    expect(fates.map((result) => result.gradientDescentFate)).toEqual(['returned', 'dead', 'returned', 'dead']);
    const returned = fates.map((result) => result.stochasticFates.returned);
    expect(returned[0]).toBe(0);
    expect(returned[1]).toBeGreaterThan(50);
    expect(returned[2]).toBe(100);
    expect(returned[3]).toBeLessThan(20);
  });

  test('says when gradient descent neither settles nor leaves', () => {
    // At p = 1/2 and η = 0.325 the attractor is a 2-cycle.
    const { gradientDescentFate } = run('runs', { stepSize: 0.325, probability: 0.5, theta1: 1.01 });
    expect(gradientDescentFate).toBe('moving');
  });
});
