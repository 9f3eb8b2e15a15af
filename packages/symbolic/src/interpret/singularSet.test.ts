import {
  activation,
  add,
  apply,
  constant,
  grad,
  logSumExp,
  lossProgram,
  max,
  mul,
  readModel,
  slice,
  sum,
  trace,
} from '@crease/tensor';
import { describe, expect, test } from 'vitest';
import { paperLoss } from '../../../../tests/support/scalarModels.js';
import { singularSet } from './singularSet.js';

describe('S(f) of the loss of the two-parameter network', () => {
  const kinks = singularSet(paperLoss());

  test('is contained in four hyperplanes and quadrics, two for each sample', () => {
    expect(kinks.map((k) => k.latex)).toMatchInlineSnapshot(`
      [
        "z_{1,1}^{(1)}(\\theta) = 0.9\\,\\theta_{1} = 0",
        "z_{1,1}^{(2)}(\\theta) = 2.5\\,\\theta_{1} = 0",
        "z_{2,1}^{(1)}(\\theta) = \\theta_{2}\\,\\operatorname{relu}\\left(0.9\\,\\theta_{1}\\right) = 0",
        "z_{2,1}^{(2)}(\\theta) = \\theta_{2}\\,\\operatorname{relu}\\left(2.5\\,\\theta_{1}\\right) = 0",
      ]
    `);
    expect(kinks.map((k) => k.text)).toMatchInlineSnapshot(`
      [
        "relu in layers/1: pre-activation of unit 0, sample 0 = 0",
        "relu in layers/1: pre-activation of unit 0, sample 1 = 0",
        "relu in layers/3: pre-activation of unit 0, sample 0 = 0",
        "relu in layers/3: pre-activation of unit 0, sample 1 = 0",
      ]
    `);
    expect(kinks.every((k) => k.contact === 0)).toBe(true);
  });
});

describe('maxima', () => {
  const program = trace({ theta: [2, 3] }, ({ theta }) => sum(max(theta)));
  test('give one equation for each pair of candidates', () => {
    expect(singularSet(program).map((k) => k.text)).toEqual(
      [0, 1].flatMap((sample) =>
        ['0 and 1', '0 and 2', '1 and 2'].map(
          (pair) => `max in the program: elements ${pair} of window 0, sample ${sample} are equal`,
        ),
      ),
    );
    expect(singularSet(program)[5]!.latex).toBe('u_{1,2}^{(2)}(\\theta) = u_{1,3}^{(2)}(\\theta)');
  });
  test('jump in the gradient', () => {
    expect(singularSet(grad(program)).map((k) => k.contact)).toEqual(new Array(6).fill(-1));
  });
});

describe('kink equations', () => {
  const one = (name: string, parameters = {}): string[] =>
    singularSet(trace({ theta: [1] }, ({ theta }) => apply(activation(name, parameters), theta))).map((k) => k.latex);

  test('there is one for each break that is not removable', () => {
    expect(one('hardTanh')).toMatchInlineSnapshot(`
      [
        "z_{1,1}^{(1)}(\\theta) = \\theta_{1} = -1",
        "z_{1,1}^{(1)}(\\theta) = \\theta_{1} = 1",
      ]
    `);
    expect(one('leakyRelu', { slope: 1 })).toEqual([]);
    expect(one('gelu')).toEqual([]);
  });

  test('a pre-activation that is constant gives none: a function of it is constant', () => {
    const program = trace({ theta: [2] }, ({ theta }) => {
      const w = slice(theta, 0, [1, 1]);
      return apply(activation('relu'), mul(constant(theta, [0, 2], [2, 1]), w));
    });
    expect(singularSet(program).map((k) => [k.sample, k.latex])).toEqual([
      [1, 'z_{1,1}^{(2)}(\\theta) = 2\\,\\theta_{1} = 0'],
    ]);
  });

  test('units and samples are counted row-major', () => {
    const model = readModel({
      format: 'crease-model/1',
      input: [2],
      layers: [
        {
          type: 'dense',
          weight: [
            [1, 0],
            [0, 1],
            [1, 1],
          ],
          bias: null,
        },
        { type: 'activation', name: 'relu' },
      ],
    });
    const data = { samples: 2, features: Float64Array.of(1, 0.1, -3, 1e-7), targets: new Float64Array(6) };
    const kinks = singularSet(lossProgram(model, data, 'mse'));
    expect(kinks.map((k) => [k.sample, k.unit])).toEqual([
      [0, 0],
      [0, 1],
      [0, 2],
      [1, 0],
      [1, 1],
      [1, 2],
    ]);
    expect(kinks[4]!.latex).toBe('z_{1,2}^{(2)}(\\theta) = -3\\,\\theta_{3} + 10^{-7}\\,\\theta_{4} = 0');
  });

  test('before log-sum-exp there are formulas, behind it only equations', () => {
    const program = trace({ theta: [2] }, ({ theta }) => {
      const before = apply(activation('relu'), theta);
      return apply(activation('abs'), add(logSumExp(before), -1));
    });
    expect(singularSet(program).map((k) => k.latex)).toEqual([
      'z_{1,1}^{(1)}(\\theta) = \\theta_{1} = 0',
      'z_{1,1}^{(2)}(\\theta) = \\theta_{2} = 0',
      'z_{2,1}^{(1)}(\\theta) = 0',
    ]);
  });

  test('long formulas are left out', () => {
    const program = trace({ theta: [40] }, ({ theta }) => {
      const ones = constant(theta, new Float64Array(40).fill(1), [40, 1]);
      const row = slice(theta, 0, [1, 40]);
      return apply(
        activation('abs'),
        theta.builder.emit('matmul', [row, ones], { transposeA: false, transposeB: false }),
      );
    });
    expect(singularSet(program).map((k) => k.latex)).toEqual(['z_{1,1}^{(1)}(\\theta) = 0']);
  });
});
