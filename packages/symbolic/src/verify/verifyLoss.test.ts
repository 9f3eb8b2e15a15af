import {
  activation,
  add,
  apply,
  constant,
  logSumExp,
  mul,
  neg,
  type Program,
  reshape,
  scale,
  slice,
  sub,
  sum,
  trace,
  type Value,
} from '@crease/tensor';
import { expect, test } from 'vitest';
import { activationLayer, denseStack, stackProblem } from '../../../../tests/support/stackProblem.js';
import type { DecodedData } from './decodeProgram.js';
import { verifyLoss } from './verifyLoss.js';

const data: DecodedData = { samples: 2, features: [1, 2], targets: [0, 1] };
const scores = (theta: Value): Value => mul(constant(theta, [1, 2, 3, 4], [2, 2]), reshape(theta, [2, 2]));
const oneHot = (theta: Value): Value => constant(theta, [1, 0, 0, 1], [2, 2]);
const chosen = (f: Value, theta: Value): Value => sum(mul(f, oneHot(theta)), [1]);
const softplus = (a: Value): Value => apply(activation('softplus'), a);
const program = (body: (theta: Value) => Value): Program => trace({ theta: [4] }, ({ theta }) => body(theta));
/** The value of the first product, which is the output of the network here. */
const check = (
  p: Program,
  name: string,
  own: DecodedData = data,
  weightDecay = '0x0p+0',
): ReturnType<typeof verifyLoss> => {
  const output = 1 + p.equations.findIndex((e) => e.primitive === 'mul');
  return verifyLoss({ name, weightDecay, output }, p, own);
};
const crossEntropy = program((theta) => {
  const f = scores(theta);
  return scale(sum(sub(logSumExp(f), chosen(f, theta))), 1, 2);
});
const column = (theta: Value): Value => mul(constant(theta, [1, 2], [2, 1]), reshape(slice(theta, 0, [2]), [2, 1]));
const logistic = (signs: readonly number[]): Program =>
  program((theta) => scale(sum(softplus(neg(mul(column(theta), constant(theta, signs, [2, 1]))))), 1, 2));

test('cross-entropy and logistic loss are recognised, with weight decay', () => {
  expect(check(crossEntropy, 'cross-entropy')).toMatchObject({ kind: 'cross-entropy', weightDecay: 0 });
  expect(check(logistic([-1, 1]), 'logistic')).toMatchObject({ kind: 'logistic' });
  const { program: decayed } = stackProblem(
    denseStack([1, 2, 2], activationLayer('relu')),
    { input: [1], x: [1, 2], y: [0, 1] },
    'cross-entropy',
    0.25,
  );
  const output = decayed.equations.find((e) => e.primitive === 'logSumExp')!.inputs[0]!;
  const loss = verifyLoss({ name: 'cross-entropy', weightDecay: '0x1p-2', output }, decayed, data);
  expect(loss).toMatchObject({ kind: 'cross-entropy', weightDecay: 0.25 });
});

test('anything else is not', () => {
  const notIt = /^the program does not compute the loss "cross-entropy"/;
  expect(() => check(crossEntropy, 'cross-entropy', { ...data, targets: [1, 1] })).toThrow(notIt);
  expect(() => check(crossEntropy, 'cross-entropy', data, '0x1p+0')).toThrow(notIt);
  expect(() => check(crossEntropy, 'cross-entropy', { ...data, targets: [0, 2] })).toThrow(
    'data.targets[1] is not a class',
  );
  expect(() => check(crossEntropy, 'cross-entropy', { ...data, targets: [0.5, 1] })).toThrow(
    'data.targets[0] is not a class',
  );
  expect(() => check(crossEntropy, 'cross-entropy', { ...data, targets: [0, 1, 1] })).toThrow(
    'loss.output has 4 elements, the data have 3 targets of 2 samples',
  );
  expect(() => check(crossEntropy, 'logistic')).toThrow('loss.output has 4 elements, the data have 2 targets');
  const half = program((theta) => {
    const f = scores(theta);
    return scale(sum(sub(logSumExp(f), scale(chosen(f, theta), 1, 2))), 1, 2);
  });
  expect(() => check(half, 'cross-entropy')).toThrow(notIt);
  const two = program((theta) => {
    const f = scores(theta);
    return scale(sum(sub(add(logSumExp(f), logSumExp(f)), chosen(f, theta))), 1, 2);
  });
  expect(() => check(two, 'cross-entropy')).toThrow('the program does not have exactly a log-sum-exp of the output');
});

test('the rows of the output are the samples', () => {
  // One row of four scores: the log-sum-exp is not that of a sample.
  const p = program((theta) => {
    const f = mul(constant(theta, [1, 2, 3, 4], [1, 4]), reshape(theta, [1, 4]));
    return sum(logSumExp(f));
  });
  expect(() => check(p, 'cross-entropy')).toThrow('loss.output must have one row for each sample');
});

test('the margins of logistic loss have the signs of the labels', () => {
  const wrong = 'the argument of softplus for sample 0 is not the output with the sign of its label';
  expect(() => check(logistic([1, 1]), 'logistic')).toThrow(wrong);
  expect(() => check(logistic([-2, 1]), 'logistic')).toThrow(wrong);
  expect(() => check(logistic([-1, 1]), 'logistic', { ...data, targets: [0, 3] })).toThrow(
    'data.targets[1] is not a label',
  );
  const squared = program((theta) => scale(sum(apply(activation('square'), column(theta))), 1, 2));
  expect(() => check(squared, 'logistic')).toThrow('the program does not have exactly a softplus of the output');
});
