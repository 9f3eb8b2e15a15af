import { objective, optimiserNamed, regions } from '@crease/tensor';
import { describe, expect, it } from 'vitest';
import oracle from '../../../../tests/oracles/optimisers.json' with { type: 'json' };
import { mixedLoss, paperLoss, paperStart } from '../../../../tests/support/scalarModels.js';
import { gradientDescentMap } from '../maps/gradientDescent.js';
import { descent } from './descent.js';
import { orbit } from './orbit.js';

const loss = objective(paperLoss());
const run = (more: object) => descent(loss, { start: paperStart, stepSize: 0.25, steps: 10, ...more });

describe('descent', () => {
  it('follows the orbit of the gradient-descent map, bit by bit', () => {
    const { theta, status } = run({});
    const { points } = orbit(gradientDescentMap(paperLoss()), { start: paperStart, stepSize: 0.25, steps: 10 });
    expect([...theta]).toEqual([...points.subarray(20)]);
    expect(status).toBe('finished');
  });

  for (const { optimiser, parameters, theta: expected } of oracle.runs)
    it(`follows ${optimiser} from its usual start, by mpmath`, () => {
      const steps = expected.length;
      const given = parameters as unknown as Readonly<Record<string, number>>;
      const found = descent(objective(mixedLoss()), {
        start: oracle.start,
        stepSize: oracle.stepSize,
        steps,
        optimiser: optimiserNamed(optimiser),
        parameters: given,
      });
      for (const [k, value] of expected.at(-1)!.entries()) expect(found.theta[k]).toBeCloseTo(Number(value), 10);
    });

  it('moves by signs in the first step of Adam without ε', () => {
    const adam = { optimiser: optimiserNamed('adam'), parameters: { epsilon: 0 } };
    const { theta } = run({ steps: 1, ...adam });
    // Both components of the gradient are positive at the start.
    for (const k of [0, 1]) expect(theta[k]).toBeCloseTo(paperStart[k]! - 0.25, 15);
  });

  it('gives loss, gradient norm and sharpness of the closed form in the active quadrant', () => {
    const { loss: losses, gradientNorm, sharpness } = run({ sharpnessEvery: 5 });
    const { points } = orbit(gradientDescentMap(paperLoss()), { start: paperStart, stepSize: 0.25, steps: 10 });
    for (const k of [0, 5, 10]) {
      const [u, v] = [points[2 * k]!, points[2 * k + 1]!];
      // L = 1.765 (1 − uv)², and the larger root of the characteristic polynomial of its Hessian.
      const [a, b, d] = [3.53 * v * v, 3.53 * (2 * u * v - 1), 3.53 * u * u];
      expect(losses[k]).toBeCloseTo(1.765 * (1 - u * v) ** 2, 13);
      expect(gradientNorm[k]).toBeCloseTo(3.53 * Math.abs(1 - u * v) * Math.sqrt(u * u + v * v), 12);
      expect(sharpness[k]).toBeCloseTo((a + d + Math.sqrt((a - d) ** 2 + 4 * b * b)) / 2, 11);
    }
    expect(sharpness[1]).toBe(undefined);
    expect(run({}).sharpness.every((value) => value === undefined)).toBe(true);
  });

  it('counts the elements that change their piece', () => {
    // A step that makes u negative: both hidden units and both outputs of the two samples go from on to off.
    const { regionChanges, theta } = descent(loss, { start: [1, 3], stepSize: 0.5, steps: 1 });
    expect(theta[0]).toBeLessThan(0);
    expect([...regionChanges]).toEqual([4]);
    expect(regions(paperLoss(), [theta]).active).toBe(0);
  });

  it('ends where the loss diverges or is not finite', () => {
    const away = (theta: Float64Array, _: number, out: Float64Array): void => out.set(theta.map((x) => -x));
    const diverged = run({ stepSize: 9, steps: 100, direction: away });
    expect(diverged.status).toBe('diverged');
    expect(diverged.loss.length).toBeLessThan(20);
    expect(diverged.loss.at(-1)).toBeGreaterThan(1e12);
    const far = descent(loss, { start: [1e200, 1e200], stepSize: 1, steps: 3, sharpnessEvery: 1 });
    expect([far.status, far.loss.length, far.sharpness[0]]).toEqual(['nonFinite', 1, undefined]);
  });

  it('makes no step at all if there are none to make', () => {
    expect(run({ steps: 0 })).toMatchObject({ status: 'finished', theta: Float64Array.from(paperStart) });
  });

  it('refuses what is no descent', () => {
    expect(() => run({ steps: 1.5 })).toThrowErrorMatchingInlineSnapshot(
      `[UsageError: descent: steps must be a whole number, 0 or more, got 1.5.]`,
    );
    expect(() => run({ stepSize: 0 })).toThrowErrorMatchingInlineSnapshot(
      `[UsageError: descent: the step size must be a positive number, got 0.]`,
    );
    expect(() => run({ sharpnessEvery: -1 })).toThrowErrorMatchingInlineSnapshot(
      `[UsageError: descent: sharpnessEvery must be a whole number, 0 or more, got -1.]`,
    );
    expect(() =>
      run({ start: [1, -1], optimiser: optimiserNamed('exponentiated-gradient') }),
    ).toThrowErrorMatchingInlineSnapshot(
      `[DomainError: Exponentiated gradient is for positive parameters, but parameter 1 is -1. Choose another start or optimiser.]`,
    );
    expect(() => run({ start: [1] })).toThrow('the start must have 2 numbers');
  });
});
