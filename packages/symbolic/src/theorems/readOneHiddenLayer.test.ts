import { activation, expression, piecewise, readModel } from '@crease/tensor';
import { describe, expect, test } from 'vitest';
import { trainingProblem } from '../certificates/problem.js';
import { rational } from '../number/rational.js';
import { readOneHiddenLayer, slopesOf } from './readOneHiddenLayer.js';

const dense = { type: 'dense', weight: [[1]], bias: [0] };
const relu = { type: 'activation', name: 'relu' };
const one = { samples: 1, features: Float64Array.of(1), targets: Float64Array.of(2) };

function read(
  layers: readonly object[],
  options: { loss?: string; data?: typeof one; weightDecay?: number } = {},
): unknown {
  const model = readModel({ format: 'crease-model/1', input: [1], layers });
  const { loss = 'mse', data = one, weightDecay = 0 } = options;
  const { program, training } = trainingProblem(model, data, loss, { weightDecay });
  return readOneHiddenLayer(training!, program);
}

describe('every hypothesis is needed, and named when it fails', () => {
  test.each([
    ['frozen bias', [{ ...dense, frozen: ['bias'] }, relu, dense], {}, 'some parameters are frozen'],
    ['frozen layer', [dense, relu, { ...dense, frozen: true }], {}, 'some parameters are frozen'],
    ['tied', [{ ...dense, name: 'a' }, relu, { ...dense, tied: 'a' }], {}, 'some parameters are tied'],
    [
      'three layers',
      [dense, relu, dense, relu, dense],
      {},
      'the layers are dense, activation, dense, activation, dense, and not dense, activation, dense',
    ],
    [
      'kinked output',
      [dense, relu, dense, relu],
      {},
      'the layers are dense, activation, dense, activation, and not dense, activation, dense',
    ],
    [
      'curved',
      [dense, { type: 'activation', name: 'tanh' }, dense],
      {},
      'the activation is not linear on both sides of 0',
    ],
    [
      'kinks elsewhere',
      [dense, { type: 'activation', name: 'hardTanh' }, dense],
      {},
      'the activation is not linear on both sides of 0',
    ],
    [
      'two outputs',
      [dense, relu, { ...dense, weight: [[1], [1]], bias: null }],
      { data: { ...one, targets: Float64Array.of(1, 2) } },
      'the network has 2 outputs and not one',
    ],
    [
      'another loss',
      [dense, relu, dense],
      { loss: 'logistic', data: { ...one, targets: Float64Array.of(1) } },
      'the loss "logistic" is not a squared loss',
    ],
    ['weight decay', [dense, relu, dense], { weightDecay: 0.1 }, 'there is weight decay'],
    [
      'no number',
      [dense, relu, dense],
      { data: { ...one, features: Float64Array.of(Number.NaN) } },
      'the data are not finite',
    ],
  ])('%s', (_, layers, options, reason) => {
    expect(read(layers, options)).toBe(reason);
  });

  test('layers that only reshape do not count, and the places of all parts in θ are known', () => {
    const wide = {
      type: 'dense',
      weight: [
        [1, 2],
        [3, 4],
        [5, 6],
      ],
      bias: [7, 8, 9],
    };
    const model = readModel({
      format: 'crease-model/1',
      input: [1, 2],
      layers: [{ type: 'flatten' }, wide, relu, { type: 'dense', weight: [[1, 1, 1]], bias: [0] }],
    });
    const data = { samples: 1, features: Float64Array.of(3, -4), targets: Float64Array.of(2) };
    const { program, training } = trainingProblem(model, data, 'half-mse');
    expect(readOneHiddenLayer(training!, program)).toMatchObject({
      factor: rational(1, 2),
      slopes: { below: rational(0), above: rational(1) },
      inputs: [[rational(3), rational(-4), rational(1)]],
      hiddenWeights: [
        [0, 1, 6],
        [2, 3, 7],
        [4, 5, 8],
      ],
      outputWeights: [9, 10, 11],
      outputBias: 12,
    });
  });
});

describe('slopes on both sides of 0', () => {
  const { x, constant, mul, neg, add } = expression;

  test('of the activations that have them', () => {
    expect(slopesOf(activation('relu'))).toEqual({ below: rational(0), above: rational(1) });
    expect(slopesOf(activation('abs'))).toEqual({ below: rational(-1), above: rational(1) });
    expect(slopesOf(activation('leakyRelu', { slope: 0.25 }))).toEqual({ below: rational(1, 4), above: rational(1) });
    expect(slopesOf(activation('identity'))).toEqual({ below: rational(1), above: rational(1) });
  });

  test('there are none if a piece is shifted, the value at 0 is another, or the function is constant', () => {
    expect(slopesOf(piecewise('shifted', [0], [x, add(x, constant(1))]))).toBeUndefined();
    expect(slopesOf(piecewise('spike', [0], [x, x], [constant(1)]))).toBeUndefined();
    expect(slopesOf(piecewise('zero', [0], [constant(0), constant(0)]))).toBeUndefined();
    expect(slopesOf(piecewise('elsewhere', [1], [x, neg(x)]))).toBeUndefined();
    expect(slopesOf(piecewise('square', [0], [constant(0), mul(x, x)]))).toBeUndefined();
    expect(slopesOf(activation('elu'))).toBeUndefined();
  });
});
