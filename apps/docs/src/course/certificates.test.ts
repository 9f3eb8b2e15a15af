import { trainingProblem } from '@crease/symbolic';
import { readModel } from '@crease/tensor';
import { expect, test } from 'vitest';
import { certified, problems } from './certificates.ts';

test.for(Object.entries(problems))('the problem "%s" has a certificate for every step size', ([, problem]) => {
  expect(certified(problem()).range).toEqual([0, 'Infinity']);
});

test('a network with an exceptional step size has none', () => {
  const dense = (weight: number[][]) => ({ type: 'dense', weight, bias: weight.map(() => 0) });
  const layers = [dense([[1], [1]]), { type: 'activation', name: 'relu' }, dense([[1, 1]])];
  const model = readModel({ format: 'crease-model/1', input: [1], layers });
  const data = { samples: 2, features: Float64Array.of(1, 2), targets: Float64Array.of(1, 3) };
  // Where every hidden unit is dead, 1/2 is exceptional for the loss mse.
  expect(() => certified(trainingProblem(model, data, 'mse'))).toThrow(/^The site states a proof, but the verdict is /);
});
