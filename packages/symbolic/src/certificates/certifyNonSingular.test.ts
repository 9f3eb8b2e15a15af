import { activation, apply, readModel, sum, trace } from '@crease/tensor';
import { describe, expect, test } from 'vitest';
import { hiddenLayerProblem } from '../../../../tests/support/hiddenLayerProblem.js';
import { certifyOptimiser } from '../optimisers/certifyOptimiser.js';
import { verifyCertificate } from '../verify/verifyCertificate.js';
import { certifyNonSingular } from './certifyNonSingular.js';
import { trainingProblem } from './problem.js';

const net = { x: [-1, 1 / 2, 2], y: [3 / 10, -1 / 5, 1] };

test('only the methods that are asked for are tried', () => {
  const problem = hiddenLayerProblem(net);
  expect(certifyNonSingular(problem).method).toBe('structure');
  for (const method of ['gcd', 'hull'] as const)
    expect(certifyNonSingular(problem, undefined, { methods: [method] }).method).toBe(method);
  const { verdict, reason } = certifyNonSingular(problem, undefined, { methods: ['interval'] });
  expect([verdict, reason]).toEqual([
    'unknown',
    'Not determined. Enclosed spectra do not apply: relu in layers/1 has kinks.',
  ]);
});

test('questions about one step size, a range, and all', () => {
  const problem = hiddenLayerProblem(net);
  expect(certifyNonSingular(problem, { stepSize: 0.25 }).verdict).toBe('proved');
  const refuted = certifyNonSingular(problem, { stepSize: 0.5 });
  expect(refuted.verdict === 'refuted' && refuted.witness.eta).toBe('1/2');
  expect(certifyNonSingular(problem, { range: [0, 0.5] }).verdict).toBe('proved');
  expect(certifyNonSingular(problem, { range: [0.4, 0.6] }).verdict).toBe('refuted');
  expect(certifyNonSingular(problem, { range: [0.6, Number.POSITIVE_INFINITY] }).verdict).toBe('proved');
  expect(certifyNonSingular(problem, 'every step size').verdict).toBe('refuted');
  expect(() => certifyNonSingular(problem, { stepSize: 0 })).toThrowErrorMatchingInlineSnapshot(
    `[DomainError: A step size must be a positive number, got 0.]`,
  );
  expect(() => certifyNonSingular(problem, { stepSize: Number.NaN })).toThrowErrorMatchingInlineSnapshot(
    `[DomainError: A step size must be a positive number, got NaN.]`,
  );
  expect(() => certifyNonSingular(problem, { range: [0.5, 0.5] })).toThrowErrorMatchingInlineSnapshot(
    `[DomainError: A range of step sizes needs 0 ≤ from < to, got 0.5 to 0.5.]`,
  );
});

describe('refusals', () => {
  test('weight decay makes zero eigenvalues exceptional, so the theorem does not apply', () => {
    const answer = certifyNonSingular(hiddenLayerProblem({ ...net, weightDecay: 1 / 128 }));
    expect(answer.method).toBe('gcd');
    // Rank n − 1 on live pieces: 1/w, and on the dead piece also 1/(2 + w).
    expect(answer.exceptional!.map((e) => e.eta)).toEqual(['128/257', '128']);
    expect(verifyCertificate(answer.certificate).result).toBe('valid');
  });

  test('what no method covers, with the reasons', () => {
    const program = trace({ theta: [1] }, ({ theta }) => sum(apply(activation('softsign'), theta)));
    const answer = certifyNonSingular({ program });
    const nothing = { method: null, range: null, exceptional: null, certificate: null };
    expect(answer).toMatchObject({ verdict: 'unknown', ...nothing });
    expect(answer.reason).toMatchInlineSnapshot(
      `"Not determined. The theorem on one hidden layer does not apply: the loss is given as a program without a network. The theorem on the last hidden layer does not apply: the loss is given as a program without a network. The theorem on linear scores does not apply: the loss is given as a program without a network. Exact Hessians of all pieces do not apply: map softsign is not analytic at every real argument. Characteristic polynomials at two points do not apply: map softsign is not analytic at every real argument. Enclosed spectra do not apply: map softsign is not analytic at every real argument. The hull of all pieces does not apply: map softsign is not analytic at every real argument."`,
    );
  });

  test('a program that is not the loss of its training problem', () => {
    const own = hiddenLayerProblem(net);
    const other = hiddenLayerProblem({ ...net, y: [1, 1, 1] });
    expect(() => certifyNonSingular({ ...own, program: other.program })).toThrowErrorMatchingInlineSnapshot(
      `[UsageError: The program is not the loss program of the network, data, loss and weight decay that come with it. Make the problem with trainingProblem(…), or leave out "training".]`,
    );
  });

  test('a program that is not a loss', () => {
    const { program } = hiddenLayerProblem(net);
    const vector = { ...program, outputs: [0] };
    expect(() => certifyNonSingular({ program: vector })).toThrowErrorMatchingInlineSnapshot(
      `[ShapeError: A certificate of non-singularity needs a loss program θ ↦ L(θ) with one vector input and one scalar output; this one has inputs of shapes [7] and outputs of shapes [7].]`,
    );
  });

  test('a network whose parameters are all frozen, as in dimension 0 a point is no null set', () => {
    const model = readModel({
      format: 'crease-model/1',
      input: [1],
      layers: [{ type: 'dense', weight: [[1]], bias: [0], frozen: ['weight', 'bias'] }],
    });
    const data = { samples: 1, features: Float64Array.of(1), targets: Float64Array.of(2) };
    const frozen = trainingProblem(model, data, 'mse');
    const message = 'needs at least one parameter; this loss has none to train.';
    expect(() => certifyNonSingular(frozen)).toThrow(message);
    expect(() => certifyOptimiser({ optimiser: 'amsgrad', losses: [frozen] })).toThrow(message);
  });
});
