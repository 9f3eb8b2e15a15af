import { lossProgram, objective, type Program, readModel } from '@crease/tensor';
import { describe, expect, it } from 'vitest';
import oracle from '../../../../tests/oracles/stability.json' with { type: 'json' };
import { biasNetwork, paperData, paperLoss, reluChain, tanhNetwork } from '../../../../tests/support/scalarModels.js';
import { flattestMinimum } from './flattestMinimum.js';

describe('flattestMinimum', () => {
  it.each([
    [1.48, 0.78],
    [0.4, 2.4],
    [3, 0.3],
    [1, 1],
  ])('ends at (1, 1) with sharpness 2·3.53 from (%f, %f)', (...start) => {
    const { status, minimum } = flattestMinimum(objective(paperLoss()), start);
    expect(status).toBe('converged');
    // The sharpness is stationary there: θ is known to about the square root of its error.
    expect(minimum.sharpness).toBeCloseTo(7.06, 13);
    expect(minimum.theta[0]).toBeCloseTo(1, 7);
  });

  it('works on a surface of minima: three weights in a chain', () => {
    const loss = lossProgram(reluChain([1.4, 0.7, 1]), paperData, 'half-mse');
    const { status, minimum } = flattestMinimum(objective(loss), [1.4, 0.7, 1]);
    expect(status).toBe('converged');
    expect(minimum.rank).toBe(1);
    expect(2 / minimum.sharpness).toBeCloseTo(oracle.chain.flips[0]!, 14);
  });

  it('works where the minima do not fit the data', () => {
    const { loss, theta } = biasNetwork();
    const { minimum } = flattestMinimum(objective(loss), theta);
    expect(2 / minimum.sharpness).toBeCloseTo(oracle.withBias.flip, 14);
    for (const [k, x] of oracle.withBias.theta.entries()) expect(minimum.theta[k]).toBeCloseTo(x, 7);
  });

  it('stays at an isolated minimum', () => {
    const { loss, theta } = tanhNetwork();
    const found = flattestMinimum(objective(loss), theta);
    expect(found).toMatchObject({ status: 'converged', slope: 0, iterations: 0 });
  });

  it('stops as soon as the sharpness is low enough', () => {
    const { status, minimum } = flattestMinimum(objective(paperLoss()), [3, 0.3], 20);
    expect(status).toBe('enough');
    expect(minimum.sharpness).toBeLessThanOrEqual(20);
  });

  it('has the closed form of v tanh(w) on the sample (1, 1/2): sharpness (√5 − 1)/2 at tanh² w = 1/√5', () => {
    const { status, minimum } = flattestMinimum(objective(tanhProduct(0.5)), [1, 0.5]);
    expect(status).toBe('converged');
    expect(minimum.sharpness).toBeCloseTo((Math.sqrt(5) - 1) / 2, 14);
  });

  it('says so when the sharpness falls for ever', () => {
    // v tanh(w x + b) + c through two points: the larger w, the nearer the sharpness comes to 1.
    const { loss, theta } = tanhNetwork([0.5, -1], [0.5, -0.75], 0);
    const { status, minimum } = flattestMinimum(objective(loss), theta);
    expect(['unbounded', 'notConverged']).toContain(status); // which of the two depends on the last bits
    expect(minimum.sharpness).toBeGreaterThan(1);
  });
});

/** The loss of v tanh(w x) at x = 1 with this target. */
function tanhProduct(target: number): Program {
  const model = readModel({
    format: 'crease-model/1',
    input: [1],
    layers: [
      { type: 'dense', weight: [[1]], bias: null },
      { type: 'activation', name: 'tanh' },
      { type: 'dense', weight: [[1]], bias: null },
    ],
  });
  return lossProgram(model, { samples: 1, features: Float64Array.of(1), targets: Float64Array.of(target) }, 'half-mse');
}
