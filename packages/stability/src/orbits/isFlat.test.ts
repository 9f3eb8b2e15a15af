import { objective } from '@crease/tensor';
import { expect, it } from 'vitest';
import { paperLoss } from '../../../../tests/support/scalarModels.js';
import { isFlat } from './isFlat.js';

const target = objective(paperLoss());

it.each([
  [[-1, 0.7], true, 'a dead unit'],
  [[0.7, -1], true, 'a dead output'],
  [[1, 1], false, 'a minimum: the gradient is zero, the Hessian is not'],
  [[1.48, 0.8], false, 'a slope'],
])('isFlat at %j is %j: %s', (theta, expected) => {
  expect(isFlat(target, Float64Array.from(theta as number[]))).toBe(expected);
});
