import { apply, type Expression, expression, piecewise, type ScalarFunction, trace } from '@crease/tensor';
import { expect, test } from 'vitest';
import { hiddenUnits } from './hiddenUnits.js';

const { x, constant } = expression;
const zero = constant(0);
const slopes = (f: ScalarFunction): object => {
  const program = trace({ theta: [1, 1] }, ({ theta }) => apply(f, theta));
  return hiddenUnits(program, 1).slopes;
};
const ramp = (below: Expression, owner: Expression | 'left'): ScalarFunction =>
  piecewise('own', [0], [below, x], [owner]);

test('the slopes of the activation of a hidden layer are read from its pieces', () => {
  expect(slopes(ramp(zero, 'left'))).toMatchObject({ below: { numerator: 0n }, above: { numerator: 1n } });
  expect(slopes(ramp(zero, zero))).toMatchObject({ below: { numerator: 0n }, above: { numerator: 1n } });
  expect(() => slopes(ramp(zero, constant(1)))).toThrow('the activation of the hidden units is not 0 at 0');
  expect(() => slopes(ramp(constant(1), 'left'))).toThrow('is not linear on both sides of 0');
  expect(() => slopes(piecewise('own', [1], [zero, x]))).toThrow('has a break other than 0');
  expect(() => slopes(piecewise('own', [], [zero]))).toThrow('the activation of the hidden units is constant');
});
