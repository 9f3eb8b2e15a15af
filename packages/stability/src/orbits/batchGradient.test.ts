import { lossProgram, objective, readModel } from '@crease/tensor';
import { describe, expect, it } from 'vitest';
import { batchGradient } from './batchGradient.js';

const model = readModel({
  format: 'crease-model/1',
  input: [2],
  layers: [
    {
      type: 'dense',
      weight: [
        [0.3, -0.2],
        [0.5, 0.7],
      ],
      bias: [0.1, -0.4],
    },
    { type: 'activation', name: 'tanh' },
    {
      type: 'dense',
      weight: [
        [1, -1],
        [0.5, 2],
      ],
      bias: null,
    },
  ],
});
const m = 5;
const data = {
  samples: m,
  features: Float64Array.from({ length: 2 * m }, (_, k) => ((7 * k) % 5) - 2),
  targets: Float64Array.of(0, 1, 1, 0, 1),
};

/** The gradient of the loss of some of the samples. */
function gradientOf(samples: readonly number[], weightDecay = 0): Float64Array {
  const part = {
    samples: samples.length,
    features: Float64Array.from(samples.flatMap((i) => [...data.features.subarray(2 * i, 2 * i + 2)])),
    targets: Float64Array.from(samples, (i) => data.targets[i]!),
  };
  return objective(lossProgram(model, part, 'cross-entropy', { weightDecay })).gradient(model.theta);
}

const distance = (a: Float64Array, b: Float64Array): number => Math.max(...a.map((x, k) => Math.abs(x - b[k]!)));

describe('batchGradient', () => {
  it('is the gradient of the loss of one set of different samples, a new set for each step', () => {
    const gradient = batchGradient(model, data, 'cross-entropy', { batchSize: 2, seed: 3, weightDecay: 0.1 });
    const pairs = Array.from({ length: m }, (_, i) => Array.from({ length: i }, (_, j) => [i, j])).flat();
    const out = new Float64Array(model.theta.length);
    const seen = new Map<string, number>();
    for (let step = 0; step < 400; step++) {
      gradient(model.theta, step, out);
      const found = pairs.filter((pair) => distance(gradientOf(pair, 0.1), out) < 1e-15);
      expect(found).toHaveLength(1);
      seen.set(String(found[0]), (seen.get(String(found[0])) ?? 0) + 1);
    }
    // 10 pairs, 400 steps: 40 each, standard deviation 6; the seed is fixed, so this cannot fail by chance.
    expect(seen.size).toBe(10);
    expect(Math.min(...seen.values())).toBeGreaterThan(20);
    expect(Math.max(...seen.values())).toBeLessThan(60);
  });

  it('depends on the seed and the step alone', () => {
    const [a, b, c] = [3, 3, 4].map((seed) => batchGradient(model, data, 'cross-entropy', { batchSize: 2, seed }));
    const at = (f: typeof a, step: number): number[] => {
      const out = new Float64Array(model.theta.length);
      f!(model.theta, step, out);
      return [...out];
    };
    expect(at(a, 7)).toEqual(at(b, 7));
    at(a, 100);
    expect(at(a, 8)).toEqual(at(b, 8));
    const steps = Array.from({ length: 10 }, (_, k) => k);
    expect(steps.map((k) => at(c, k))).not.toEqual(steps.map((k) => at(b, k)));
  });

  it('refuses a batch that the data cannot fill', () => {
    expect(() => batchGradient(model, data, 'cross-entropy', { batchSize: 6 })).toThrowErrorMatchingInlineSnapshot(
      `[UsageError: batchGradient: the batch size must be a whole number from 1 to the 5 samples, got 6.]`,
    );
    expect(() => batchGradient(model, data, 'cross-entropy', { batchSize: 0 })).toThrow('from 1 to the 5 samples');
    const short = { ...data, features: data.features.slice(1) };
    expect(() => batchGradient(model, short, 'cross-entropy', { batchSize: 2 })).toThrow('feature columns');
  });
});
