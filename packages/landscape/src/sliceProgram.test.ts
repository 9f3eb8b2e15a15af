import { activation, apply, evaluate, lossProgram, readModel, sub, sum, trace } from '@crease/tensor';
import { describe, expect, test } from 'vitest';
import { sliceProgram } from './sliceProgram.js';

const model = readModel({
  format: 'crease-model/1',
  input: [2],
  layers: [
    {
      type: 'dense',
      weight: [
        [0.3, -0.7],
        [1.1, 0.4],
        [-0.6, 0.9],
      ],
      bias: [0.1, -0.2, 0.05],
    },
    { type: 'activation', name: 'elu' },
    { type: 'dense', weight: [[0.8, -1.3, 0.5]], bias: [0.2] },
  ],
});
const data = {
  samples: 3,
  features: Float64Array.of(1, 2, -0.5, 0.3, 0.7, -1.1),
  targets: Float64Array.of(0.4, -0.6, 0.9),
};
const loss = lossProgram(model, data, 'half-mse');
const first = model.theta.map((_, k) => ((k * 7) % 5) - 1.75);
const second = model.theta.map((_, k) => ((k * 3) % 7) - 2.5);

describe('sliceProgram', () => {
  test('is the loss at θ + Σ cᵢ dᵢ, to rounding', () => {
    const slice = sliceProgram(loss, model.theta, [first, second]);
    for (const [a, b] of [
      [0.3, -0.2],
      [-1, 1],
      [0, 0.5],
    ] as const) {
      const moved = model.theta.map((x, k) => x + (a * first[k]! + b * second[k]!));
      expect(evaluate(slice, [[a, b]])[0]![0]).toBe(evaluate(loss, [moved])[0]![0]);
    }
  });

  test('equals the loss at the centre to the last bit', () => {
    const value = evaluate(loss, [model.theta])[0]![0];
    expect(evaluate(sliceProgram(loss, model.theta, [first]), [[0]])[0]![0]).toBe(value);
    expect(evaluate(sliceProgram(loss, model.theta, [first, second]), [[0, 0]])[0]![0]).toBe(value);
  });

  test('its equations keep the scopes of the loss, so that kinks are still named', () => {
    const scopes = sliceProgram(loss, model.theta, [first]).equations.map((e) => e.scope);
    expect(scopes).toContain('layers/1');
  });

  test('wrong lengths, missing directions and programs with other inputs are refused', () => {
    const two = trace({ theta: [2], x: [2] }, ({ theta, x }) => sum(apply(activation('square'), sub(theta, x))));
    expect(() => sliceProgram(loss, model.theta, [])).toThrowErrorMatchingInlineSnapshot(
      `[UsageError: sliceProgram: give at least one direction.]`,
    );
    expect(() => sliceProgram(loss, model.theta, [first, Float64Array.of(1)])).toThrowErrorMatchingInlineSnapshot(
      `[ShapeError: sliceProgram: direction 1 must have 13 entries, got 1.]`,
    );
    expect(() => sliceProgram(loss, Float64Array.of(1), [first])).toThrow('theta must have 13 entries');
    expect(() => sliceProgram(two, Float64Array.of(1, 2), [first])).toThrowErrorMatchingInlineSnapshot(
      `[ShapeError: sliceProgram: the program must have one input, a vector θ; it has 2 inputs. Fix the others first.]`,
    );
  });
});
