import {
  activation,
  apply,
  determinant,
  dot,
  evaluate,
  jacobianOf,
  luFactor,
  optimiserNamed,
  optimisers,
  trace,
} from '@crease/tensor';
import { describe, expect, it, test } from 'vitest';
import oracle from '../../../../tests/oracles/optimisers.json' with { type: 'json' };
import { mixedLoss } from '../../../../tests/support/scalarModels.js';
import { optimiserMap } from './optimiserMap.js';

/** The state of a case, with the clocks of a third step. */
function stateOf(name: string, parameters: Readonly<Record<string, number>>, state: readonly number[]): number[] {
  const clocks = Object.values(optimiserNamed(name).clocks).map((base) => parameters[base]! * parameters[base]!);
  return [...state, ...clocks];
}

describe('optimiserMap', () => {
  test('the fixture has every optimiser', () => {
    expect(oracle.cases.map((c) => c.optimiser).toSorted()).toEqual(Object.keys(optimisers).toSorted());
  });

  for (const { optimiser, parameters, state, next, determinant: expected, formula } of oracle.cases) {
    const given = parameters as unknown as Readonly<Record<string, number>>;
    it(`makes the step of ${optimiser} and has its determinant, by SymPy`, () => {
      const map = optimiserMap(mixedLoss(), optimiserNamed(optimiser), given);
      const from = stateOf(optimiser, given, state);
      const [to] = evaluate(map, [from, oracle.stepSize]);
      for (const [k, value] of next.entries()) expect(to![k]!).toBeCloseTo(Number(value), 12);
      const n = from.length;
      const jacobian = jacobianOf(map)([Float64Array.from(from), Float64Array.of(oracle.stepSize)]);
      // Each clock is multiplied by its base: the factor of the state without clocks remains.
      const clocks = Object.values(optimiserNamed(optimiser).clocks).reduce((p, base) => p * given[base]!, 1);
      const found = determinant(luFactor(jacobian, n)) / clocks;
      expect(found).toBeCloseTo(Number(expected), 11);
      expect(found).toBeCloseTo(Number(formula), 11);
    });
  }

  // As automatic differentiation elsewhere found them for a network with seven parameters, β₁ = β = 0.9, β₂ = 0.99.
  it.each([
    ['heavy-ball', { beta: 0.9 }, 0.4782969],
    ['adam', { beta1: 0.9, beta2: 0.99 }, 0.44580396650133486],
  ] as const)('has the same determinant at every state: %s', (name, parameters, expected) => {
    const square = trace({ theta: [7] }, ({ theta }) => apply(activation('softplus'), dot(theta, theta)));
    const map = optimiserMap(square, optimiserNamed(name), parameters);
    const n = map.inputs[0]!.shape[0]!;
    for (const seed of [1, 2, 3]) {
      const state = Float64Array.from({ length: n }, (_, k) => ((seed * (k + 2) * 37) % 101) / 102 + 0.001);
      const found = determinant(luFactor(jacobianOf(map)([state, Float64Array.of(0.1)]), n));
      const clocks = name === 'adam' ? 0.9 * 0.99 : 1;
      expect(found / clocks).toBeCloseTo(expected, 12);
    }
  });
});
