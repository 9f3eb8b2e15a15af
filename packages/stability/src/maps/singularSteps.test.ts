import { constant, evaluate, lossProgram, mul, objective, optimiserNamed, readModel, sum, trace } from '@crease/tensor';
import { describe, expect, it, test } from 'vitest';
import { descent } from '../orbits/descent.js';
import { optimiserMap } from './optimiserMap.js';

/** One ReLU unit with an output bias; where it is dead the loss mse is (c − mean of y)² + constant in the bias c alone. */
const model = readModel({
  format: 'crease-model/1',
  input: [1],
  layers: [
    { type: 'dense', weight: [[1]], bias: [0] },
    { type: 'activation', name: 'relu' },
    { type: 'dense', weight: [[1]], bias: [0] },
  ],
});
const data = { samples: 2, features: Float64Array.of(-1, 2), targets: Float64Array.of(1, 4) };
const loss = lossProgram(model, data, 'mse');

/** The width of the set of output biases after some steps from dead starts whose bias is from −5 to 5. */
function spread(
  optimiser: string,
  parameters: Readonly<Record<string, number>>,
  stepSize: number,
  steps: number,
): number {
  const ends = Array.from({ length: 21 }, (_, k) => {
    const start = [0.5 - k / 40, -10, 1.5 - k / 20, -5 + k / 2];
    const run = descent(objective(loss), { start, stepSize, steps, optimiser: optimiserNamed(optimiser), parameters });
    return run.theta[3]!;
  });
  return Math.max(...ends) - Math.min(...ends);
}

describe('runs that start with momentum 0', () => {
  test('after two steps of momentum an open set of starts lies on a hyperplane, at a step size that the map of states does not mind', () => {
    // With x = ηa, a = 2 the curvature, c₂ − mean of y = ((1 + β − x)(1 − x) − β)(c₀ − mean of y), 0 at x = β = 1/2.
    expect(spread('heavy-ball', { beta: 0.5 }, 0.25, 2)).toBeLessThan(1e-12);
    expect(spread('heavy-ball', { beta: 0.5 }, 0.98 * 0.25, 2)).toBeGreaterThan(0.1);
  });

  test('after one step of Nesterov the same, at 1/(1 + β) of the step size of gradient descent', () => {
    expect(spread('nesterov', { beta: 0.5 }, 1 / 3, 1)).toBeLessThan(1e-12);
    expect(spread('nesterov', { beta: 0.5 }, 0.98 / 3, 1)).toBeGreaterThan(0.1);
    expect(spread('gradient-descent', {}, 0.5, 1)).toBeLessThan(1e-12);
    expect(spread('heavy-ball', { beta: 0.5 }, 0.5, 1)).toBeLessThan(1e-12);
  });

  test('Adam does not collapse them in its first steps', () => {
    for (const stepSize of [0.25, 0.5, 1]) expect(spread('adam', {}, stepSize, 2)).toBeGreaterThan(0.1);
  });
});

describe('steps that forget a component of the state', () => {
  const linear = trace({ theta: [2] }, ({ theta }) => sum(mul(theta, constant(theta, [3, -1]))));
  const step = (name: string, parameters: Readonly<Record<string, number>>, state: readonly number[], eta: number) => [
    ...evaluate(optimiserMap(linear, optimiserNamed(name), parameters), [state, eta])[0]!,
  ];

  it('AdamW with ηw = 1: θ after the step does not depend on θ', () => {
    const rest = [0.5, -0.25, 2, 3, 0.9, 0.999];
    const wd = { weightDecay: 0.5 };
    expect(step('adamw', wd, [1, 2, ...rest], 2)).toEqual(step('adamw', wd, [-7, 40, ...rest], 2));
    expect(step('adamw', wd, [1, 2, ...rest], 1.9)).not.toEqual(step('adamw', wd, [-7, 40, ...rest], 1.9));
  });

  it('AMSGrad and Adamax: a maximum that is exceeded is forgotten, at every step size', () => {
    const amsgrad = (largest: number) => step('amsgrad', {}, [1, 2, 0, 0, 5, 5, largest, largest, 1, 1], 0.1);
    expect(amsgrad(0.5)).toEqual(amsgrad(1.5));
    expect(amsgrad(0.5)).not.toEqual(amsgrad(9));
    const adamax = (largest: number) => step('adamax', {}, [1, 2, 0, 0, largest, largest, 1], 0.1);
    expect(adamax(0.25)).toEqual(adamax(0.75));
    expect(adamax(0.25)).not.toEqual(adamax(5));
  });
});

describe('the proximal point map of (leakyRelu(t) + 1)²', () => {
  const alpha = 0.1;
  const height = (t: number): number => ((t < 0 ? alpha * t : t) + 1) ** 2;

  /** argmin of L(z) + (z − t)²/(2η), by a search of nested grids: the function is convex. */
  function proximal(t: number, eta: number): number {
    let [from, to] = [-10, 10];
    for (let round = 0; round < 40; round++) {
      const at = Array.from({ length: 11 }, (_, k) => from + ((to - from) * k) / 10);
      const values = at.map((z) => height(z) + (z - t) ** 2 / (2 * eta));
      const best = values.indexOf(Math.min(...values));
      [from, to] = [at[Math.max(0, best - 1)]!, at[Math.min(10, best + 1)]!];
    }
    return (from + to) / 2;
  }

  test.each([0.05, 0.5, 3])('sends the interval from 2αη to 2η to the crease 0, η = %d', (eta) => {
    for (const share of [0.01, 0.25, 0.5, 0.99]) {
      const t = 2 * alpha * eta + share * (2 - 2 * alpha) * eta;
      expect(Math.abs(proximal(t, eta))).toBeLessThan(1e-6);
    }
    expect(proximal(2.1 * eta, eta)).toBeGreaterThan(0.01 * eta);
    expect(proximal(1.9 * alpha * eta, eta)).toBeLessThan(-0.001 * eta * alpha);
  });
});
