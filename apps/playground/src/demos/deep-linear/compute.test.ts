import { describe, expect, test } from 'vitest';
import { defaultSettings, type Settings } from '../../demo/settings.ts';
import { settingsOf } from '../../demo/stage.ts';
import { type Results, stages } from './compute.ts';
import { halfTimes } from './descent.ts';
import { meta } from './meta.ts';
import { modes, targets } from './problem.ts';

function run<Name extends keyof Results>(name: Name, changed: Settings): Results[Name] {
  const work = stages[name](settingsOf(meta, name, { ...defaultSettings(meta), ...changed }));
  let step = work.next();
  while (!step.done) step = work.next();
  return step.value as Results[Name];
}

const balanced = { size: 1e-3, imbalance: 1 };

describe('the stage "flow"', () => {
  test('is the closed form of Saxe, McClelland and Ganguli for two balanced layers', () => {
    const { times, strengths } = run('flow', { ...balanced, depth: 2, duration: 8 });
    for (const [n, t] of times.entries()) {
      for (const [k, sigma] of targets.entries()) {
        const growth = Math.exp(2 * sigma * t);
        const exact = (sigma * growth) / (growth - 1 + sigma / 1e-3);
        // Runge–Kutta of order 4 with steps of 0.01 and rates up to 6: (0.06)⁴ ≈ 1e-5 of a step's change, ≈ 1e-8 in all.
        expect(Math.abs(strengths[n * modes + k]! - exact)).toBeLessThan(1e-7);
      }
    }
  });

  test('has the half times of the quadrature t = ∫ du / (h u^(2−2/h) (σ − u)) for three and four layers', () => {
    // Computed with mpmath, 30 digits.
    const known = {
      3: [3.13626740254818, Number.NaN, 9.14474730660826],
      4: [5.21743320024938, Number.NaN, 15.529151651237],
    };
    for (const depth of [3, 4] as const) {
      const found = halfTimes(run('flow', { ...balanced, depth, duration: 16 }), targets);
      // Linear interpolation between times 0.08 apart, with second derivatives up to about 20.
      for (const k of [0, 2]) expect(Math.abs(found[k]! - known[depth][k]!)).toBeLessThan(0.01);
    }
  });

  test('solves two unbalanced layers: du/dt = √(λ² + 4u²)(σ − u) with λ = w₂² − w₁²', () => {
    // w₁ = 0.1, w₂ = 0.5, σ = 2: u = 1 at t = 0.759475765345863, by quadrature.
    const work = stages.flow({ depth: 2, size: 0.05, imbalance: Math.sqrt(5), duration: 2 });
    let step = work.next();
    while (!step.done) step = work.next();
    expect(Math.abs(halfTimes(step.value, targets)[1]! - 0.759475765345863)).toBeLessThan(1e-3);
    // Steps of 0.01 and rates of about 4: (0.04)⁴ is 3e-6 of a step’s change.
    expect(step.value.drift).toBeLessThan(1e-8);
  });
});

describe('the stage "descent"', () => {
  test('changes a conserved quantity by η² times the difference of squared gradients, to rounding', () => {
    const { lawError, drifts } = run('descent', { depth: 2, size: 1e-3, imbalance: 3, stepSize: 0.05, duration: 8 });
    expect(lawError).toBeLessThan(1e-14);
    expect(Math.max(...drifts)).toBeGreaterThan(1e-3);
  });

  test('conserves balance to the last bit and nears the flow as the step size falls', () => {
    expect(Math.max(...run('descent', { ...balanced, depth: 2 }).drifts)).toBe(0);
    const time = (stepSize: number): number =>
      halfTimes(run('descent', { ...balanced, depth: 2, stepSize, duration: 8 }), targets)[2]!;
    const exact = Math.log(1 / 1e-3 - 1) / 2;
    // First order: a quarter of the step size leaves about a quarter of the error.
    const ratio = (time(0.02) - exact) / (time(0.005) - exact);
    expect(ratio).toBeGreaterThan(3.5);
    expect(ratio).toBeLessThan(4.5);
  });

  test('ends when the loss explodes', () => {
    const { steps, losses } = run('descent', { depth: 4, stepSize: 0.3, size: 0.5, duration: 60 });
    expect(steps).toBeLessThan(200);
    expect(losses.every(Number.isFinite)).toBe(true);
  });
});
