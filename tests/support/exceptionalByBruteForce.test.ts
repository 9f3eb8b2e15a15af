import { trainingProblem } from '@crease/symbolic';
import { readModel } from '@crease/tensor';
import { expect, test } from 'vitest';
import { judgePiece } from './exceptionalByBruteForce.ts';

/** One tanh unit with an output bias, one sample, the loss `mse`. */
function oneUnit(feature: number, activation: string) {
  const layers = [
    { type: 'dense', weight: [[1]], bias: [0] },
    { type: 'activation', name: activation },
    { type: 'dense', weight: [[1]], bias: [0] },
  ];
  const model = readModel({ format: 'crease-model/1', input: [1], layers });
  const data = { samples: 1, features: Float64Array.of(feature), targets: Float64Array.of(2) };
  return trainingProblem(model, data, 'mse').program;
}

test('a unit that is flat to rounding for most θ is not taken for a constant one', () => {
  for (const feature of [1, 1e3, 1e30, -(2 ** 1023)])
    expect(judgePiece(oneUnit(feature, 'tanh'), new Map(), 1).exceptional).toEqual([]);
});

test('the output bias alone has the second derivative 2 where the unit is dead', () => {
  const program = oneUnit(1, 'relu');
  const kinked = program.equations.findIndex((e) => e.primitive === 'map' && e.parameters.function.name === 'relu');
  expect(judgePiece(program, new Map([[kinked, Int32Array.of(0)]]), 1).exceptional).toEqual([0.5]);
});
