import { describe, expect, test } from 'vitest';
import { forged } from '../../../../tests/support/forged.js';
import {
  activationLayer,
  denseLayer,
  type LayerFields,
  type Samples,
  stackProblem,
} from '../../../../tests/support/stackProblem.js';
import { verifyCertificate } from '../verify/verifyCertificate.js';
import { certifyNonSingular } from './certifyNonSingular.js';
import { type LinearScoresEvidence, linearScoresMethod } from './linearScoresMethod.js';

const samples: Samples = { input: [2], x: [1, 0.5, -1, 2, 0, 0, 1, 0.5], y: [0, 1, 1, 0] };
const image: Samples = { ...samples, input: [2, 1] };

describe('softmax and logistic regression have no exceptional step size', () => {
  test.each([
    ['cross-entropy', [denseLayer(3, 2)], samples],
    ['cross-entropy', [denseLayer(2, 2, false)], samples],
    ['cross-entropy', [{ type: 'flatten' }, denseLayer(3, 2)], image],
    ['cross-entropy', [{ ...denseLayer(3, 2), frozen: ['bias'] }], samples],
    ['logistic', [denseLayer(1, 2)], samples],
    ['logistic', [denseLayer(1, 2, false)], { ...samples, y: [1, -1, 1, 1] }],
  ] as const)('%s %#', (loss, layers, data) => {
    const answer = certifyNonSingular(stackProblem(layers, data, loss), 'every step size');
    expect(answer).toMatchObject({ verdict: 'proved', method: 'structure', range: [0, 'Infinity'], exceptional: [] });
    expect(answer.certificate!.evidence).toMatchObject({ theorem: 'linear scores' });
    expect(verifyCertificate(JSON.parse(JSON.stringify(answer.certificate))).result).toBe('valid');
  });
});

describe('where it does not apply', () => {
  const reason = (layers: readonly LayerFields[], loss: string, data: Samples = samples, decay = 0): string => {
    const found = linearScoresMethod(stackProblem(layers, data, loss, decay));
    return found.kind === 'proof' ? 'it applies' : found.reason;
  };

  test('the reasons', () => {
    const notOne = 'the network is not one dense layer with trained weights';
    expect(reason([denseLayer(1, 2)], 'mse')).toBe('the loss "mse" is none of cross-entropy or logistic');
    expect(reason([denseLayer(3, 2)], 'cross-entropy', samples, 0.5)).toBe('there is weight decay');
    expect(reason([denseLayer(2, 2), activationLayer('relu')], 'cross-entropy')).toBe(notOne);
    expect(reason([{ ...denseLayer(3, 2), frozen: true }, { type: 'flatten' }], 'cross-entropy')).toBe(notOne);
    expect(reason([{ type: 'flatten' }], 'cross-entropy')).toBe(notOne);
    expect(reason([denseLayer(3, 2)], 'cross-entropy', { ...samples, x: samples.x.with(0, Number.NaN) })).toBe(
      'the data are not finite',
    );
    const { program } = stackProblem([denseLayer(3, 2)], samples, 'cross-entropy');
    expect(linearScoresMethod({ program })).toMatchObject({
      reason: 'the loss is given as a program without a network',
    });
  });
});

describe('evidence that is changed does not hold', () => {
  const why = (layers: readonly LayerFields[], loss: string, evidence: object, decay = 0): string => {
    const problem = stackProblem(layers, samples, loss, decay);
    const { program, data, loss: own } = certifyNonSingular(problem, undefined, { check: false }).certificate!;
    const whole = { theorem: 'linear scores', ...evidence } as LinearScoresEvidence;
    return verifyCertificate(forged({ program, data, loss: own, method: 'structure', evidence: whole }, [])).why;
  };
  const ones = (n: number): string[] => new Array<string>(n).fill('1');

  test('the reasons', () => {
    expect(why([denseLayer(3, 2)], 'cross-entropy', { direction: ones(8) })).toBe(
      'evidence.direction must have 9 entries.',
    );
    expect(why([denseLayer(3, 2)], 'cross-entropy', { direction: ones(9) })).toBe(
      'along evidence.direction no score of sample 0 wins.',
    );
    expect(why([denseLayer(1, 2, false)], 'logistic', { direction: ['1', '-2'] })).toBe(
      'along evidence.direction no score of sample 0 wins.',
    );
    expect(why([denseLayer(1, 2)], 'mse', { direction: ones(3) })).toBe(
      'the theorem is about cross-entropy and logistic loss.',
    );
    expect(why([denseLayer(3, 2)], 'cross-entropy', { direction: ones(9) }, 0.5)).toBe(
      'the theorem does not allow weight decay.',
    );
    const deep = [denseLayer(1, 2), denseLayer(2, 1)];
    expect(why(deep, 'cross-entropy', { direction: ones(7) })).toBe('the output is not affine in θ.');
  });
});
