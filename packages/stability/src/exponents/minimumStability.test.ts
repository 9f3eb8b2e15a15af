import { readFileSync } from 'node:fs';
import { type Data, readModel } from '@crease/tensor';
import { describe, expect, it } from 'vitest';
import diabetesModel from '../../../../tests/fixtures/models/diabetes8-interpolating.json' with { type: 'json' };
import diabetes from '../../../../tests/fixtures/models/diabetes8-interpolating.ref.json' with { type: 'json' };
import paper from '../../../../tests/fixtures/models/paper-2param-minimum.ref.json' with { type: 'json' };
import oracle from '../../../../tests/oracles/stability.json' with { type: 'json' };
import { paperData, paperStart, reluChain } from '../../../../tests/support/scalarModels.js';
import { minimumStability } from './minimumStability.js';

const minimum = (theta1: number) => reluChain([theta1, 1 / theta1]);

describe('minimumStability', () => {
  it('has μ and λ of the reference at the minimum θ = (1.3, 1/1.3)', () => {
    const { eta, mu, lambda, singularValuesOfJacobian } = paper.minimum;
    const found = minimumStability(minimum(1.3), paperData, 'half-mse', { stepSize: eta });
    expect(found).toMatchObject({ isInterpolating: true, normalDimension: 1, isRegular: true, reason: null });
    expect(found.mu).toBeCloseTo(mu, 13);
    expect(found.lambda).toBeCloseTo(lambda, 13);
    expect(found.gap![0]).toBeCloseTo(singularValuesOfJacobian[0]!, 13);
    expect(found.gap![1]).toBeLessThan(1e-6);
  });

  it.each(oracle.twoParameter.stableMinima)(
    'has the closed forms for step size $eta and weights ($p, 1 − $p)',
    (row) => {
      for (const sample of row.samples) {
        const options = { stepSize: row.eta, weights: [row.p, 1 - row.p] };
        const found = minimumStability(minimum(sample.theta1), paperData, 'half-mse', options);
        // Rounding of 1 − ηg is amplified where that is small, at most thirtyfold here.
        expect(found.mu).toBeCloseTo(sample.mu, 12);
        expect(found.lambda).toBeCloseTo(sample.lambda, 12);
      }
    },
  );

  it('gives μ alone where the normal space has more dimensions, equal to the reference', () => {
    const [, ...lines] = readFileSync(new URL('../../../../tests/fixtures/data/diabetes8.csv', import.meta.url), 'utf8')
      .trim()
      .split('\n');
    const rows = lines.map((line) => line.split(',').map(Number));
    const data: Data = {
      samples: rows.length,
      features: Float64Array.from(rows.flatMap((row) => row.slice(0, -1))),
      targets: Float64Array.from(rows, (row) => row.at(-1)!),
    };
    const found = minimumStability(readModel(diabetesModel), data, 'half-mse', { stepSize: diabetes.minimum.eta });
    expect(found).toMatchObject({ isInterpolating: true, normalDimension: 8, lambda: null });
    expect(found.reason).toBe('The normal space has dimension 8, not 1.');
    expect(found.mu).toBeCloseTo(diabetes.minimum.mu, 12);
    expect(found.gap![0]).toBeCloseTo(diabetes.minimum.singularValuesOfJacobian.at(-1)!, 12);
  });

  it('has μ of the tangent kernel [[1.93, 1.158], [1.158, 1.93]]/2 for a linear network with two samples', () => {
    const model = readModel({
      format: 'crease-model/1',
      input: [2],
      layers: [
        {
          type: 'dense',
          weight: [
            [1, 0.5],
            [-0.5, 1],
          ],
          bias: null,
        },
        { type: 'dense', weight: [[0.8, 0.2]], bias: null },
      ],
    });
    const data: Data = { samples: 2, features: Float64Array.of(1, 0, 0.6, 0.8), targets: Float64Array.of(0.7, 0.9) };
    const found = minimumStability(model, data, 'half-mse', { stepSize: 0.4 });
    expect(found).toMatchObject({ isInterpolating: true, normalDimension: 2, lambda: null });
    expect(found.mu).toBeCloseTo(Math.log(1 - 0.4 * 0.386), 14); // eigenvalues 0.386 and 1.544
    const above = minimumStability(model, data, 'half-mse', { stepSize: 1.3 });
    expect(above.mu).toBeCloseTo(Math.log(1.3 * 1.544 - 1), 12); // 1.3 > 2/1.544
  });

  it('scales with the loss: mse at half the step size is half-mse', () => {
    const half = minimumStability(minimum(1.3), paperData, 'half-mse', { stepSize: 0.15 });
    const full = minimumStability(minimum(1.3), paperData, 'mse', { stepSize: 0.075 });
    expect(full.mu).toBeCloseTo(half.mu!, 13);
    expect(full.lambda).toBeCloseTo(half.lambda!, 13);
  });

  it('gives nothing away from an interpolating minimum, and nothing in a dead region', () => {
    const away = minimumStability(reluChain(paperStart), paperData, 'half-mse', { stepSize: 0.15 });
    expect(away).toMatchObject({ isInterpolating: false, mu: null, lambda: null, normalDimension: null });
    expect(away.reason).toBe('The point does not fit every sample.');
    const zero: Data = { samples: 2, features: Float64Array.of(1, 2), targets: Float64Array.of(0, 0) };
    const dead = minimumStability(reluChain([-1, 1]), zero, 'half-mse', { stepSize: 0.15 });
    expect(dead).toMatchObject({ isInterpolating: true, mu: null, lambda: null, normalDimension: 0 });
    expect(dead.reason).toBe('No parameter has an effect on the outputs.');
  });

  it('is not regular where the map of a sample is singular or a sample is never drawn', () => {
    // One sample x = y = 1 at θ = (1, 1): g = 2, singular at step size 1/2.
    const one: Data = { samples: 1, features: Float64Array.of(1), targets: Float64Array.of(1) };
    const singular = minimumStability(minimum(1), one, 'half-mse', { stepSize: 0.5 });
    expect(singular.lambda).toBeLessThan(-30); // −∞ up to rounding of g
    // Samples with g = 1/4 and 4, the second exactly singular at step size 1/4: never drawn, it does not count.
    const two: Data = { samples: 2, features: Float64Array.of(0.5, 2), targets: Float64Array.of(0.5, 2) };
    const stability = (weights: number[]) =>
      minimumStability(reluChain([1]), two, 'half-mse', { stepSize: 0.25, weights });
    expect(stability([0, 1])).toMatchObject({ lambda: Number.NEGATIVE_INFINITY, isRegular: false });
    expect(stability([1, 0]).isRegular).toBe(false);
    expect(stability([1, 0]).lambda).toBeCloseTo(Math.log(1 - 0.25 * 0.25), 14);
    const never = minimumStability(minimum(1), paperData, 'half-mse', { stepSize: 0.15, weights: [1, 0] });
    expect(never.isRegular).toBe(false);
    expect(never.lambda).toBeCloseTo(Math.log(1 - 0.15 * 0.81 * 2), 13);
  });

  it('reads θ from the options and does not change it', () => {
    const theta = Float64Array.of(1.3, 1 / 1.3);
    const found = minimumStability(reluChain(paperStart), paperData, 'half-mse', { stepSize: 0.15, theta });
    expect(found.mu).toBeCloseTo(paper.minimum.mu, 13);
    expect([...theta]).toEqual([1.3, 1 / 1.3]);
  });

  it('refuses step sizes and weights that are none', () => {
    const call = (options: { stepSize: number; weights?: number[] }) => () =>
      minimumStability(minimum(1), paperData, 'half-mse', options);
    expect(call({ stepSize: 0 })).toThrowErrorMatchingInlineSnapshot(
      `[UsageError: minimumStability: the step size must be positive, got 0.]`,
    );
    expect(call({ stepSize: 0.1, weights: [0.5, 0.6] })).toThrowErrorMatchingInlineSnapshot(
      `[UsageError: minimumStability: needs 2 probabilities that add up to 1, got 2 numbers with sum 1.1.]`,
    );
    expect(call({ stepSize: 0.1, weights: [1] })).toThrowErrorMatchingInlineSnapshot(
      `[UsageError: minimumStability: needs 2 probabilities that add up to 1, got 1 numbers with sum 1.]`,
    );
  });
});
