import { lossProgram, objective, readModel } from '@crease/tensor';
import { describe, expect, it } from 'vitest';
import oracle from '../../../../tests/oracles/stability.json' with { type: 'json' };
import { paperLoss, tanhNetwork } from '../../../../tests/support/scalarModels.js';
import { nearestMinimum } from './nearestMinimum.js';

describe('nearestMinimum', () => {
  it('finds a point of the hyperbola of minima close to the nearest one', () => {
    const found = nearestMinimum(objective(paperLoss()), [1.7, 0.7]);
    const [u, v] = found.theta;
    expect(found).toMatchObject({ status: 'converged', rank: 1 });
    expect(u! * v!).toBeCloseTo(1, 15);
    expect(found.sharpness).toBeCloseTo(3.53 * (u! * u! + v! * v!), 12);
    // The foot of the perpendicular from (1.7, 0.7), 0.105 away, is at u = 1.664….
    expect(Math.abs(u! - 1.6642131571)).toBeLessThan(2 * 0.105);
  });

  it('finds an isolated minimum to the last bits', () => {
    const { loss } = tanhNetwork();
    const found = nearestMinimum(objective(loss), [0.5, 0, 0.75, 0.4]);
    expect(found).toMatchObject({ status: 'converged', rank: 4 });
    // The smallest eigenvalue of the Hessian is about 0.02: rounding of the gradient is amplified by 50.
    for (const [k, x] of oracle.tanh.theta.entries()) expect(found.theta[k]).toBeCloseTo(x, 13);
  });

  it('tells a saddle, a flat piece and points that are not finite', () => {
    const quadratic = readModel({
      format: 'crease-model/1',
      input: [1],
      layers: [
        { type: 'dense', weight: [[1]], bias: null },
        { type: 'dense', weight: [[1]], bias: null },
      ],
    });
    const data = { samples: 1, features: Float64Array.of(1), targets: Float64Array.of(1) };
    const product = objective(lossProgram(quadratic, data, 'half-mse')); // (1 − uv)²/2 has a saddle at 0
    expect(nearestMinimum(product, [0.05, 0.04]).status).toBe('saddle');
    expect(nearestMinimum(objective(paperLoss()), [-1, 1]).status).toBe('flat');
    expect(nearestMinimum(product, [1e200, 1e200]).status).toBe('nonFinite');
  });
});
