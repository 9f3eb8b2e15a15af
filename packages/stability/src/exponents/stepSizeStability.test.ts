import { objective } from '@crease/tensor';
import { describe, expect, it } from 'vitest';
import reference from '../../../../tests/fixtures/models/paper-2param.ref.json' with { type: 'json' };
import { paperLoss, paperStart } from '../../../../tests/support/scalarModels.js';
import { edgeOfStability, stepSizeStability } from './stepSizeStability.js';

const target = objective(paperLoss());
const theta = Float64Array.from(paperStart);

describe('stepSizeStability', () => {
  it('has the sharpness and the edge of the reference', () => {
    const { sharpness, edge, linearlyStable } = stepSizeStability(target, theta, 0.25);
    expect(sharpness / reference.stepSize.sharpness).toBeCloseTo(1, 13);
    expect(edge / reference.stepSize.edge).toBeCloseTo(1, 13);
    expect(linearlyStable).toBe(false);
    expect(stepSizeStability(target, theta, 0.19).linearlyStable).toBe(true);
  });

  it('has no edge where nothing is convex', () => {
    expect(edgeOfStability(-1, 5)).toMatchObject({ edge: Number.POSITIVE_INFINITY, linearlyStable: true });
    expect(stepSizeStability(target, Float64Array.of(-1, 1), 1).edge).toBe(Number.POSITIVE_INFINITY);
  });

  it('calls the edge itself unstable', () => {
    expect(edgeOfStability(4, 0.5).linearlyStable).toBe(false);
  });

  it.each([0, -1, Number.NaN, Number.POSITIVE_INFINITY])('refuses the step size %f', (stepSize) => {
    expect(() => edgeOfStability(1, stepSize)).toThrow(/The step size must be positive, got/);
  });
});
