import { initialise } from '@crease/tensor';
import { describe, expect, test } from 'vitest';
import oracle from '../../../../../tests/oracles/edgeOfStability.json' with { type: 'json' };
import { defaultSettings, type Settings } from '../../demo/settings.ts';
import { settingsOf } from '../../demo/stage.ts';
import { type Results, stages } from './compute.ts';
import { meta } from './meta.ts';
import { model } from './network.ts';
import { countRises, describeEdge } from './words.ts';

function run(changed: Settings): Results['trajectory'] {
  const work = stages.trajectory(settingsOf(meta, 'trajectory', { ...defaultSettings(meta), ...changed }));
  let step = work.next();
  while (!step.done) step = work.next();
  return step.value;
}

describe('the stage "trajectory"', () => {
  const short = run({ steps: 150 });

  // The same network, gradient and Hessian written in NumPy.
  test('has the losses and the sharpness of another implementation', () => {
    expect(Array.from(initialise(model.layout, 'glorotNormal', 3))).toEqual(oracle.start);
    for (const { step, loss, sharpness } of oracle.rows) {
      // Rounding differs from step to step and grows slowly; the Hessian of the oracle is a difference quotient.
      expect(Math.abs(short.losses[step]! / loss - 1)).toBeLessThan(1e-11);
      expect(Math.abs(short.sharpness[short.measured.indexOf(step)]! / sharpness - 1)).toBeLessThan(1e-7);
    }
  });

  test('is driven to the edge: with a third of the step size the sharpness exceeds 2/η of the larger one', () => {
    const large = run({ stepSize: 0.4, steps: 1200 });
    const ratios = Array.from(large.sharpness.slice(-40), (value) => (value * 0.4) / 2).sort((a, b) => a - b);
    // Observed: within 3 % of 1; the network could be twice as sharp.
    expect(ratios[20]).toBeGreaterThan(0.9);
    expect(ratios[20]).toBeLessThan(1.1);
    const small = run({ stepSize: 0.13, steps: 1200 });
    expect(Math.max(...small.sharpness)).toBeGreaterThan(2 * (2 / 0.4));
  });

  test('ends before a number is infinite', () => {
    // The output bias alone has the second derivative 1: steps longer than 2 grow without bound.
    const { losses, sharpness, measured } = run({ stepSize: 2.5, steps: 3000 });
    expect(losses.length).toBeLessThan(3001);
    expect(losses.every(Number.isFinite)).toBe(true);
    expect(sharpness.every(Number.isFinite)).toBe(true);
    expect(measured.length).toBe(sharpness.length);
  });
});

test('words: the first step above the edge, the median, and the steps that raise the loss', () => {
  const result = {
    stepSize: 0.5,
    losses: Float64Array.of(3, 2, 2.5, 1, 1),
    measured: Int32Array.of(0, 2, 4),
    sharpness: Float64Array.of(3, 5, 4),
    positions: new Float64Array(0),
    outputs: new Float64Array(0),
  };
  expect(countRises(result)).toBe(1);
  expect(describeEdge(result)).toBe(
    'from 3 to 4; it first exceeds 2/η = 4 at step 2; the median of the second half is 1.25 · 2/η',
  );
  expect(describeEdge({ ...result, sharpness: Float64Array.of(1, 2, 3) })).toContain('it never exceeds 2/η');
});
