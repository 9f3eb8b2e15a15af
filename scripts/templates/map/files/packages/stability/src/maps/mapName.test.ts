import { evaluate, mul, scale, sum, trace } from '@crease/tensor';
import { expect, test } from 'vitest';
import { mapName } from './mapName.js';

test('mapName is the step of its definition', () => {
  const loss = trace({ theta: [2] }, ({ theta }) => sum(scale(mul(theta, theta), 1, 2)));
  // ∇L(θ) = θ: the momenta become (9, 1) + (1, −2), and θ moves by half of them.
  expect([...evaluate(mapName(loss), [Float64Array.of(1, -2, 10, 10 / 9), 0.5])[0]!]).toEqual([-4, -1.5, 10, -1]);
});
