import { describe, expect, test } from 'vitest';
import { type HiddenLayerNet, hiddenLayerProblem } from '../../../../tests/support/hiddenLayerProblem.js';
import { verifyCertificate } from '../verify/verifyCertificate.js';
import { certifyNonSingular } from './certifyNonSingular.js';
import { describeExceptional } from './exceptional.js';
import { gcdMethod } from './gcdMethod.js';

const issue = { x: [-1, 1 / 2, 2], y: [3 / 10, -1 / 5, 1] };

describe('the 1-2-1 ReLU net with biases', () => {
  test.each([
    ['mse', '1/2'],
    ['half-mse', '1'],
    ['torch-mse', '1/2'],
    ['sum-squares', '1/6'],
  ])('%s: exactly %s is exceptional', (loss, eta) => {
    const answer = certifyNonSingular(hiddenLayerProblem({ ...issue, loss }));
    expect(answer.method).toBe('structure');
    expect(answer.verdict).toBe('proved');
    expect(answer.exceptional).toEqual([
      {
        eta,
        value: Number(eta.split('/')[0]) / Number(eta.split('/')[1] ?? 1),
        status: 'proved',
        where:
          'every hidden unit dead on every sample; one step of this size sends an open set of parameters into the hyperplane where the output bias is the mean of the targets',
      },
    ]);
    expect(verifyCertificate(answer.certificate).result).toBe('valid');
  });

  test('without output bias: no step size is exceptional', () => {
    const answer = certifyNonSingular(hiddenLayerProblem({ ...issue, outputBias: false }));
    expect(answer).toMatchObject({ method: 'structure', verdict: 'proved', range: [0, 'Infinity'], exceptional: [] });
    expect(verifyCertificate(answer.certificate).result).toBe('valid');
  });
});

/**
 * Cases on which the hypotheses of the theorem decide, with the answer worked out by hand; `gcd` marks those small
 * enough for the other method, which must agree.
 */
const cases: readonly (readonly [name: string, net: HiddenLayerNet, expected: readonly string[], because: string])[] = [
  [
    'relu without hidden bias, inputs on one side of 0',
    { x: [1, 2], y: [1, 3], hiddenBias: false },
    ['1/2'],
    'cancels',
  ],
  ['relu without hidden bias, inputs on both sides', { x: [-1, 2], y: [1, 3], hiddenBias: false }, [], 'never dead'],
  ['relu without hidden bias, one input 0', { x: [0, 2], y: [1, 3], hiddenBias: false }, ['1/2'], 'cancels'],
  [
    'relu in the plane, origin inside the hull',
    {
      x: [
        [1, 0],
        [-1, 1],
        [-1, -1],
      ],
      y: [1, 2, 3],
      hiddenBias: false,
      units: 1,
    },
    [],
    'never dead',
  ],
  [
    'relu in the plane, origin outside the hull',
    {
      x: [
        [1, 0],
        [1, 1],
        [1, -1],
      ],
      y: [1, 2, 3],
      hiddenBias: false,
      units: 1,
    },
    ['1/2'],
    'cancels',
  ],
  ['abs with hidden bias', { ...issue, activation: { name: 'abs' } }, [], 'values add up'],
  [
    'abs with hidden bias, infeasible patterns cancel',
    { x: [-1, 0, 1, 2], y: [1, -1, 2, 0], activation: { name: 'abs' } },
    [],
    'values add up',
  ],
  [
    'abs without hidden bias, only zero inputs',
    { x: [0, 0], y: [1, 3], hiddenBias: false, activation: { name: 'abs' } },
    ['1/2'],
    'cancels',
  ],
  [
    'abs without hidden bias, one input not 0',
    { x: [0, 1], y: [1, 3], hiddenBias: false, activation: { name: 'abs' } },
    [],
    'values add up',
  ],
  ['leaky with hidden bias', { ...issue, activation: { name: 'leakyRelu' } }, [], 'separated'],
  ['leaky with slope 0 is relu', { ...issue, activation: { name: 'leakyRelu', slope: 0 } }, ['1/2'], 'cancels'],
  [
    'leaky with a negative slope adds up',
    { ...issue, activation: { name: 'leakyRelu', slope: -0.5 } },
    [],
    'values add up',
  ],
  [
    'leaky without hidden bias, a live region cancels',
    { x: [1, -2], y: [1, 3], hiddenBias: false, activation: { name: 'leakyRelu', slope: 0.5 } },
    ['1/2'],
    'cancels',
  ],
  [
    'leaky without hidden bias, no region cancels',
    { x: [1, -3], y: [1, 3], hiddenBias: false, activation: { name: 'leakyRelu', slope: 0.5 } },
    [],
    'no region',
  ],
  [
    'leaky without hidden bias, inputs on one side',
    { x: [1, 3], y: [1, 3], hiddenBias: false, activation: { name: 'leakyRelu', slope: 0.5 } },
    [],
    'separated',
  ],
  [
    'leaky, inputs that are multiples of each other in the plane',
    {
      x: [
        [1, 1],
        [-1, -1],
        [-0.5, -0.5],
        [-0.5, -0.5],
      ],
      y: [1, 3, 0, 1],
      units: 1,
      hiddenBias: false,
      activation: { name: 'leakyRelu', slope: 0.5 },
    },
    ['1/2'],
    'cancels',
  ],
  [
    'leaky in the plane, sides that cancel belong to no region',
    {
      x: [
        [1, 0],
        [0, 1],
        [-1, -1],
      ],
      y: [1, 3, 0],
      units: 1,
      hiddenBias: false,
      activation: { name: 'leakyRelu', slope: 0.5 },
    },
    [],
    'no region',
  ],
  ['identity with hidden bias', { ...issue, activation: { name: 'identity' } }, [], 'linear'],
  [
    'identity without hidden bias, inputs of mean 0',
    { x: [-1, 1], y: [0, 1], hiddenBias: false, activation: { name: 'identity' } },
    ['1/2'],
    'cancels',
  ],
  [
    'no activation, inputs of mean 0',
    { x: [-1, 1], y: [0, 1], hiddenBias: false, activation: null },
    ['1/2'],
    'cancels',
  ],
  [
    'no activation, inputs of another mean',
    { x: [-1, 2], y: [0, 1], hiddenBias: false, activation: null },
    [],
    'linear',
  ],
  [
    'a mean that is 0 in decimals but not in doubles',
    { x: [0.1, 0.2, -0.3], y: [0, 1, 1], hiddenBias: false, activation: null },
    [],
    'linear',
  ],
  [
    'a feature that is always 0',
    {
      x: [
        [1, 0],
        [-2, 0],
      ],
      y: [1, 3],
      units: 1,
    },
    ['1/2'],
    'cancels',
  ],
];

describe('hypotheses decide', () => {
  test.each(cases)('%s', (_, net, expected, because) => {
    const own = hiddenLayerProblem(net);
    const answer = certifyNonSingular(own);
    expect(answer.method).toBe('structure');
    expect(answer.exceptional!.map((e) => [e.eta, e.status])).toEqual(expected.map((eta) => [eta, 'proved']));
    expect(answer.certificate!.evidence).toMatchObject({ because: { kind: because } });
    expect(verifyCertificate(JSON.parse(JSON.stringify(answer.certificate)))).toEqual({
      result: 'valid',
      why: answer.certificate!.claim.sentence,
    });
    const gcd = gcdMethod(own.program);
    if (gcd.kind === 'proof')
      expect(gcd.exceptional.map(describeExceptional).map((e) => [e.eta, e.status])).toEqual(
        expected.map((eta) => [eta, 'proved']),
      );
  });
});
