import { mul, objective, sum, trace } from '@crease/tensor';
import { expect, test } from 'vitest';
import { measureName } from './measureName.js';

test('measureName is the number of its definition', () => {
  const square = objective(trace({ theta: [2] }, ({ theta }) => sum(mul(theta, theta))));
  // The gradient of |θ|² at (1, −2) is (2, −4).
  expect(measureName(square, Float64Array.of(1, -2))).toBe(20);
});
