import { describe, expect, it } from 'vitest';
import { trace } from '../ir/trace.js';
import { mul } from '../ops/arithmetic.js';
import { sum } from '../ops/reduce.js';
import { lossProgram, sampleLossProgram } from './lossProgram.js';
import { objective } from './objective.js';
import { readModel } from './readModel.js';

// The two-parameter network of arXiv 2510.24466, section 5: f(x) = relu(θ₂ relu(θ₁ x)), data (0.9, 0.9), (2.5, 2.5).
const model = readModel({
  format: 'crease-model/1',
  input: [1],
  layers: [
    { type: 'dense', weight: [[1.48]], bias: null },
    { type: 'activation', name: 'relu' },
    { type: 'dense', weight: [[0.7756756756756756]], bias: null },
    { type: 'activation', name: 'relu' },
  ],
});
const data = { samples: 2, features: Float64Array.of(0.9, 2.5), targets: Float64Array.of(0.9, 2.5) };

describe('objective', () => {
  const loss = objective(lossProgram(model, data, 'half-mse'));
  it('has the closed form 1.765 (1 − θ₁θ₂)² on the active piece, with its derivatives', () => {
    const kappa = 3.53;
    for (const [u, v] of [
      [1.48, 0.7756756756756756],
      [0.5, 0.5],
      [2, 0.5],
    ] as const) {
      const theta = Float64Array.of(u, v);
      const q = 1 - u * v;
      const near = (actual: ArrayLike<number>, expected: number[]): void => {
        for (const [k, e] of expected.entries())
          expect(Math.abs(actual[k]! - e)).toBeLessThan(1e-14 * (10 + Math.abs(e)));
      };
      near([loss.value(theta)], [(kappa / 2) * q * q]);
      near(loss.gradient(theta), [-kappa * q * v, -kappa * q * u]);
      near(loss.hessian(theta), [kappa * v * v, kappa * (2 * u * v - 1), kappa * (2 * u * v - 1), kappa * u * u]);
      near(loss.hvp(theta, Float64Array.of(1, 0)), [kappa * v * v, kappa * (2 * u * v - 1)]);
    }
  });
  it('is flat on the other quadrants', () => {
    for (const theta of [Float64Array.of(-1, 2), Float64Array.of(1, -2), Float64Array.of(-1, -1)]) {
      expect(loss.value(theta)).toBe((0.81 + 6.25) / 4);
      expect(loss.gradient(theta).every((g) => g === 0)).toBe(true);
      expect(loss.hessian(theta).every((h) => h === 0)).toBe(true);
    }
  });
  it('writes into the arrays that it is given and leaves θ alone', () => {
    const theta = Float64Array.of(0.5, 0.5);
    const out = new Float64Array(2);
    expect(loss.gradient(theta, out)).toBe(out);
    expect(loss.hvp(theta, Float64Array.of(0, 1), out)).toBe(out);
    expect(theta).toEqual(Float64Array.of(0.5, 0.5));
  });
  it('gives the region', () => {
    expect(loss.regions(model.theta)).toMatchObject({ units: 4, active: 4 });
    expect(loss.regions(model.theta).margin).toBeCloseTo(1.0332, 12);
  });
  it('takes further inputs that stay fixed: the loss of one sample', () => {
    const program = sampleLossProgram(model, 'half-mse');
    const parts = [0, 1].map((i) =>
      objective(program, [data.features.subarray(i, i + 1), data.targets.subarray(i, i + 1)]).value(model.theta),
    );
    expect((parts[0]! + parts[1]!) / 2).toBeCloseTo(loss.value(model.theta), 16);
  });
  it('wants vectors of the right length', () => {
    const short = new Float64Array(1);
    expect(() => loss.value(short)).toThrowErrorMatchingInlineSnapshot(
      `[ShapeError: objective: theta must have 2 entries, got 1.]`,
    );
    expect(() => loss.gradient(short)).toThrow('theta must have 2 entries');
    expect(() => loss.gradient(model.theta, short)).toThrow('out must have 2 entries');
    expect(() => loss.hvp(model.theta, short)).toThrow('v must have 2 entries');
    expect(() => loss.hvp(model.theta, model.theta, short)).toThrow('out must have 2 entries');
    expect(() => loss.regions(short)).toThrow('theta must have 2 entries');
    expect(() => objective(trace({ a: [2, 2] }, ({ a }) => sum(mul(a, a))))).toThrowErrorMatchingInlineSnapshot(
      `[ShapeError: objective: the first input of the program must be a vector θ.]`,
    );
    expect(() => objective(trace({ a: [2] }, ({ a }) => mul(a, a)))).toThrowErrorMatchingInlineSnapshot(
      `[ShapeError: objective: the program must return one number, but it returns [2]. Sum or average first.]`,
    );
    expect(() => objective(trace({ a: [2] }, ({ a }) => [sum(a), a]))).toThrow('it returns [] and [2].');
  });
});
