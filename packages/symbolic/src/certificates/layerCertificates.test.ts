import { readModel } from '@crease/tensor';
import { describe, expect, test } from 'vitest';
import fixture from '../../../../tests/oracles/layerCertificates.json' with { type: 'json' };
import { certifyNonSingular } from './certifyNonSingular.js';
import { trainingProblem } from './problem.js';

// Small networks of every kind of layer, with their exceptional step sizes from a program in Python that runs model
// documents by itself: for every choice of pieces the eigenvalues that Hessians at three points have in common.

const cases = fixture.cases.map(({ document, x, y, loss, weightDecay, ...rest }) => {
  const data = {
    samples: x.length,
    features: Float64Array.from((x as unknown[]).flat(4) as number[]),
    targets: Float64Array.from((y as unknown[]).flat() as number[]),
  };
  const problem = trainingProblem(readModel(document), data, loss, { weightDecay });
  return { ...rest, problem, answer: certifyNonSingular(problem) };
});

const isClose = (a: number, b: number): boolean => Math.abs(a / b - 1) < 1e-13;

test('every kind of layer is among them', () => {
  const types = JSON.stringify(fixture.cases.map(({ document }) => document));
  for (const type of [
    ...['dense', 'conv1d', 'conv2d', 'maxPool1d', 'maxPool2d', 'avgPool1d', 'avgPool2d', 'flatten', 'residual'],
    ...['batchNorm', 'layerNorm', 'rmsNorm', 'attention', 'graphConv', 'gin', 'meanAggregation', 'meanPool'],
    ...['sumPool', 'rnn', 'gru', 'lstm', 'embedding', 'dropout', 'tied', 'activation'],
  ])
    expect(types).toContain(`"${type}"`);
});

describe.each(cases)('$name', ({ problem, answer, exceptional, complete }) => {
  const onRegions = exceptional.filter(({ isFeasible }) => isFeasible).map(({ eta }) => Number(eta));

  test('no step size that brute force finds exceptional is proved', () => {
    expect(answer.verdict).not.toBe('refuted');
    for (const eta of onRegions) {
      const isListed = answer.exceptional?.some(({ value }) => isClose(value, eta));
      if (answer.exceptional !== null) expect(isListed).toBe(true);
      else if (answer.range !== null) expect(Number(answer.range[1])).toBeLessThanOrEqual(eta * (1 + 1e-13));
      expect(certifyNonSingular(problem, { stepSize: eta }, { check: false }).verdict).not.toBe('proved');
    }
  });

  test('what is called exceptional is so by brute force', () => {
    for (const { value, status } of answer.exceptional ?? []) {
      const known = exceptional.filter(({ eta }) => isClose(Number(eta), value));
      if (complete) expect(known).not.toEqual([]);
      if (status === 'proved') expect(known.some(({ isFeasible }) => isFeasible)).toBe(true);
    }
  });
});

test('what brute force finds no fault with is proved, and mostly completely', () => {
  for (const { answer, exceptional } of cases)
    if (answer.method === 'interval' && exceptional.length === 0) expect(Number(answer.range![1])).toBeGreaterThan(1e9);
  expect(cases.filter(({ answer }) => answer.exceptional !== null).length).toBeGreaterThanOrEqual(43);
  expect(cases.every(({ answer }) => answer.range !== null)).toBe(true);
});
