import { beforeAll, describe, expect, test } from 'vitest';
import oracle from '../../../../../tests/oracles/stability.json' with { type: 'json' };
import { defaultSettings, type Settings } from '../../demo/settings.ts';
import { settingsOf } from '../../demo/stage.ts';
import { loss } from '../../twoWeights/loss.ts';
import { type Results, stages } from './compute.ts';
import { landmarks as landmarksOf } from './landmarks.ts';
import { meta } from './meta.ts';

const kappa = (0.9 ** 2 + 2.5 ** 2) / 2;

function run<Name extends Exclude<keyof Results, 'landmarks'>>(name: Name, changed: Settings = {}): Results[Name] {
  return finished(stages[name](settingsOf(meta, name, { ...defaultSettings(meta), ...changed }))) as Results[Name];
}

function finished<Result>(work: Generator<number, Result, void>): Result {
  let step = work.next();
  while (!step.done) step = work.next();
  return step.value;
}

// Closed forms: with h = κη and a = 1 + h the diagonal map is y ↦ a·y − y³ for y = √h·θ₁.
describe('the stage "orbit"', () => {
  test('finds the 2-cycle with x₁x₂ = 1/h and the multipliers 9 − 2a² and 3 − 2h', () => {
    for (const stepSize of [0.29, 0.31, 0.325, 0.34]) {
      const h = kappa * stepSize;
      const { period, attractor, multipliers } = run('orbit', { stepSize });
      expect(period).toBe(2);
      expect(attractor[0]! * attractor[2]!).toBeCloseTo(1 / h, 11);
      const expected = [9 - 2 * (1 + h) ** 2, 3 - 2 * h].sort((a, b) => a - b);
      for (const [k, real] of multipliers.real.toSorted().entries()) expect(real).toBeCloseTo(expected[k]!, 9);
      expect(Array.from(multipliers.imaginary)).toEqual([0, 0]);
    }
  });

  test('says when the orbit leaves: the paper’s start at η = 0.35', () => {
    const { status, attractor, period } = run('orbit', { stepSize: 0.35, theta1: 1.48, theta2: 1 / 1.48 + 0.1 });
    expect({ status, period, count: attractor.length }).toEqual({ status: 'escaped', period: 0, count: 0 });
  });

  test('follows the paper’s start at η = 0.25 to its minimum', () => {
    const { attractor, period } = run('orbit', { stepSize: 0.25, theta1: 1.48, theta2: 1 / 1.48 + 0.1 });
    expect(period).toBe(1);
    const { theta } = oracle.twoParameter.limit;
    for (const [k, value] of attractor.entries()) expect(value).toBeCloseTo(theta[k]!, 11);
  });
});

describe('the stage "landmarks"', () => {
  let landmarks: Results['landmarks'];
  beforeAll(() => {
    landmarks = finished(landmarksOf(loss));
  });

  test('finds the flips at a = 2 and a = √5, then a known sequence', () => {
    expect(landmarks.flips.map(({ period }) => period)).toEqual([1, 2, 4, 8, 16]);
    const [first, second] = landmarks.flips;
    expect(first!.stepSize).toBeCloseTo(1 / kappa, 13);
    expect(second!.stepSize).toBeCloseTo((Math.sqrt(5) - 1) / kappa, 13);
    // Newton's method with many digits on the one-dimensional map.
    for (const [k, { stepSize }] of landmarks.flips.entries())
      expect(Math.abs(stepSize - oracle.twoParameter.flips[k]!)).toBeLessThan(1e-11);
  });

  test('finds the escape at a = 3√3/2', () => {
    expect(Math.abs(1 + kappa * landmarks.escapeStepSize - 1.5 * Math.sqrt(3))).toBeLessThan(1e-10);
  });
});

test('the stage "attractors" gives each column as many points as its period', () => {
  const { stepSizes, periods, ends, theta1 } = run('attractors', { from: 0.25, to: 0.35, columns: 11 });
  expect(stepSizes[0]).toBe(0.25);
  expect(stepSizes[10]).toBe(0.35);
  expect(Array.from(periods.slice(0, 10))).toEqual([1, 1, 1, 1, 2, 2, 2, 2, 2, 2]);
  let end = 0;
  for (const [k, period] of periods.entries()) if (period > 0) expect(ends[k]! - (ends[k - 1] ?? 0)).toBe(period);
  end = ends.at(-1)!;
  expect(theta1.length).toBe(end);
});
