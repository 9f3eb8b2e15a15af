import { compile, constant, dot, evaluate, grad, jvp, mul, regions, sum, trace } from '@crease/tensor';
import { describe, expect, it } from 'vitest';
import { paperLoss, paperStart } from '../../../../tests/support/scalarModels.js';
import { gradientDescentMap } from './gradientDescent.js';

const map = gradientDescentMap(paperLoss());

describe('gradientDescentMap', () => {
  it('is θ − η∇L(θ)', () => {
    const [gradient] = evaluate(grad(paperLoss()), [paperStart]);
    const [next] = evaluate(map, [paperStart, 0.25]);
    expect([...next!]).toEqual(paperStart.map((x, k) => x - 0.25 * gradient![k]!));
  });

  it('has the Jacobian I − ηH, by the closed form of the Hessian in the active quadrant', () => {
    const [u, v] = [1.3, 0.6];
    const derivative = jvp(map, { wrt: [0] });
    const first = evaluate(derivative, [[u, v], 0.25, [1, 0]])[0]!;
    const second = evaluate(derivative, [[u, v], 0.25, [0, 1]])[0]!;
    // H = 3.53 [[v², 2uv − 1], [2uv − 1, u²]]; a few roundings of numbers below 2.
    expect(first[0]).toBeCloseTo(1 - 0.25 * 3.53 * v * v, 14);
    expect(first[1]).toBeCloseTo(-0.25 * 3.53 * (2 * u * v - 1), 14);
    expect(second[0]).toBe(first[1]);
    expect(second[1]).toBeCloseTo(1 - 0.25 * 3.53 * u * u, 14);
  });

  it('is an ordinary program: it compiles for a batch of step sizes and has regions', () => {
    const code = compile(map, { lanes: 2 });
    const theta = Float64Array.of(1.48, 1.48, 0.8, 0.8);
    code.run([theta, Float64Array.of(0.25, 0.325)], [theta]);
    expect([theta[0], theta[2]]).toEqual([...evaluate(map, [[1.48, 0.8], 0.25])[0]!]);
    expect([theta[1], theta[3]]).toEqual([...evaluate(map, [[1.48, 0.8], 0.325])[0]!]);
    expect(regions(map, [[1.48, 0.8], 0.25]).units).toBeGreaterThan(0);
  });

  it('refuses a loss with other inputs, and a θ that is not a vector', () => {
    const two = trace({ theta: [2], x: [2] }, ({ theta, x }) => dot(theta, x));
    expect(() => gradientDescentMap(two)).toThrowErrorMatchingInlineSnapshot(
      `[UsageError: gradientDescentMap: the loss must have the one input θ, got 2 inputs (theta, x). Fix the others as constants.]`,
    );
    const square = trace({ theta: [2, 2] }, ({ theta }) => sum(mul(theta, constant(theta, [1, 2, 3, 4], [2, 2]))));
    expect(() => gradientDescentMap(square)).toThrowErrorMatchingInlineSnapshot(
      `[ShapeError: gradientDescentMap: θ must be a vector, but "theta" has shape [2, 2]. Read the parameters from one flat vector.]`,
    );
  });
});
