import { type Data, evaluate, mul, readModel, sum, trace } from '@crease/tensor';
import { describe, expect, it, test } from 'vitest';
import { hiddenLayerProblem } from '../../../../tests/support/hiddenLayerProblem.js';
import { trainingProblem } from '../certificates/problem.js';
import { rationals } from '../number/rationals.js';
import { convexCrease } from './convexCrease.js';
import { proximalPoint } from './proximalPoint.js';

/** One weight t, one sample x = 1: the loss mse is (leakyRelu(t) − y)². */
function oneWeight(y: number, slope = 0.25) {
  const model = readModel({
    format: 'crease-model/1',
    input: [1],
    layers: [
      { type: 'dense', weight: [[1]], bias: null },
      { type: 'activation', name: 'leakyRelu', slope },
    ],
  });
  const data: Data = { samples: 1, features: Float64Array.of(1), targets: Float64Array.of(y) };
  return trainingProblem(model, data, 'mse');
}

describe('proximalPoint', () => {
  it('is singular where a convex kink attracts: (leakyRelu(t) + 1)² has slopes 2α and 2 at 0', () => {
    expect(proximalPoint(oneWeight(-1))).toMatchObject({ verdict: 'refuted', crease: { point: ['0'] } });
    const [below, above] = convexCrease(oneWeight(-1).program)!.gradients;
    expect([below, above].map((g) => g.map(rationals.toNumber))).toEqual([[0.5], [2]]);
  });

  it('is not decided where the only kink is concave: (leakyRelu(t) − 1)² has slopes −2α and −2 at 0', () => {
    expect(proximalPoint(oneWeight(1)).verdict).toBe('unknown');
    expect(convexCrease(oneWeight(1).program)).toBe(undefined);
  });

  it('is not decided where two units switch at the same points: relu(t) and relu(−t) with the slopes 4 and −2 at 0', () => {
    const model = readModel({
      format: 'crease-model/1',
      input: [1],
      layers: [
        { type: 'dense', weight: [[1]], bias: null },
        { type: 'activation', name: 'relu' },
      ],
    });
    const data: Data = { samples: 2, features: Float64Array.of(1, -1), targets: Float64Array.of(1, 2) };
    expect(convexCrease(trainingProblem(model, data, 'sum-squares').program)).toBe(undefined);
  });

  test.each(['relu', 'leakyRelu', 'abs', 'hardTanh'])('finds a convex crease of a network of two %s units', (name) => {
    const problem = hiddenLayerProblem({ x: [-1, 0.5, 2], y: [0.3, -0.2, 1], activation: { name } });
    const found = convexCrease(problem.program)!;
    expect(proximalPoint(problem).verdict).toBe('refuted');
    // Along the jump d of the gradient the slopes on both sides differ by ‖d‖²: seen in the loss itself, in doubles.
    const [below, above] = found.gradients.map((g) => g.map(rationals.toNumber));
    const jump = above!.map((g, k) => g - below![k]!);
    const value = (t: number): number =>
      evaluate(problem.program, [found.point.map((v, k) => rationals.toNumber(v) + t * jump[k]!)])[0]![0]!;
    const square = jump.reduce((total, d) => total + d * d, 0);
    const h = 1e-6 / square;
    expect(square).toBeGreaterThan(0);
    expect((value(h) + value(-h) - 2 * value(0)) / h / square).toBeCloseTo(1, 2);
  });

  it('is non-singular without creases, whatever the step size', () => {
    const smooth = hiddenLayerProblem({ x: [-1, 0.5, 2], y: [0.3, -0.2, 1], activation: { name: 'tanh' } });
    expect(proximalPoint(smooth).verdict).toBe('proved');
  });

  it('is not decided with negative weight decay, where a large step size has no minimisers', () => {
    const { model, data } = hiddenLayerProblem({ x: [1], y: [0], activation: { name: 'tanh' } }).training!;
    const unbounded = trainingProblem(model, data, 'mse', { weightDecay: -1 });
    expect(proximalPoint(unbounded)).toMatchObject({
      verdict: 'unknown',
      statement: expect.stringContaining('with negative weight decay the loss need not be bounded below'),
    });
  });

  it('says what is missing', () => {
    const program = trace({ theta: [2] }, ({ theta }) => sum(mul(theta, theta)));
    expect(proximalPoint({ program }).statement).toContain('only losses of networks are known to be bounded below');
    const elu = hiddenLayerProblem({ x: [-1, 0.5, 2], y: [0.3, -0.2, 1], activation: { name: 'elu' } });
    expect(proximalPoint(elu).statement).toContain('no convex one was found by exact arithmetic');
    const softsign = hiddenLayerProblem({ x: [-1, 0.5, 2], y: [0.3, -0.2, 1], activation: { name: 'softsign' } });
    expect(proximalPoint(softsign).statement).toContain('is not analytic at every real argument');
  });
});
