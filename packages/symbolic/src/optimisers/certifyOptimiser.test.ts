import {
  add,
  analytic,
  apply,
  atoms,
  type Data,
  expression,
  mul,
  optimisers,
  readModel,
  slice,
  sum,
  trace,
} from '@crease/tensor';
import { describe, expect, it, test } from 'vitest';
import { hiddenLayerProblem } from '../../../../tests/support/hiddenLayerProblem.js';
import { trainingProblem } from '../certificates/problem.js';
import { certifyOptimiser } from './certifyOptimiser.js';
import { verifyStepCertificate } from './verifyStepCertificate.js';

/** Two ReLU units with biases: for mse gradient descent is singular at 1/2, where all units are dead. */
const net = { x: [-1, 0.5, 2], y: [0.3, -0.2, 1] };
const losses = [hiddenLayerProblem(net)];
const certified = (optimiser: string, parameters: Readonly<Record<string, number>> = {}) =>
  certifyOptimiser({ optimiser, parameters, losses });
const list = (found: ReturnType<typeof certified>) => found.exceptional?.map(({ eta, status }) => `${eta} ${status}`);

describe('certifyOptimiser', () => {
  test.each([
    ['gradient-descent', {}, ['1/2 proved']],
    ['nesterov', { beta: 0.5 }, ['1/2 proved']],
    ['heavy-ball', {}, []],
    ['sgdw', { weightDecay: 0.25 }, ['4 proved']],
    ['sgdw', { weightDecay: 0 }, []],
    ['adagrad', {}, []],
    ['rmsprop', { epsilon: 0 }, []],
    ['rmsprop-momentum', {}, []],
    ['adam', { epsilon: 0 }, []],
    ['adamw', { weightDecay: 0.5 }, ['2 proved']],
    ['sign-descent', {}, []],
    ['lion', { weightDecay: 0.125 }, ['8 proved']],
    ['exponentiated-gradient', {}, []],
  ] as const)(
    '%s %o: the exceptional step sizes of a network for which gradient descent has 1/2',
    (name, parameters, expected) => {
      const found = certified(name, parameters);
      expect([found.verdict, list(found)]).toEqual(['proved', expected]);
      expect(verifyStepCertificate(JSON.parse(JSON.stringify(found.certificate))).result).toBe('valid');
    },
  );

  test.each(['amsgrad', 'adamax'])('%s is singular at every step size', (name) => {
    const found = certified(name);
    expect(found).toMatchObject({ verdict: 'refuted', range: null, exceptional: null });
    expect(found.reason).toContain('is singular for every step size η > 0: where the new maximum in "largest"');
    expect(verifyStepCertificate(found.certificate).result).toBe('valid');
  });

  it('proves a range for normalised descent, from one point for all pieces', () => {
    const found = certified('normalised-descent');
    expect(found).toMatchObject({ method: 'moves', exceptional: null });
    expect(found.range![1]).toBeGreaterThan(0.05);
    expect(verifyStepCertificate(JSON.parse(JSON.stringify(found.certificate))).result).toBe('valid');
    const small = { optimiser: 'normalised-descent', losses };
    expect(certifyOptimiser(small, { stepSize: 0.01 }).verdict).toBe('proved');
    expect(certifyOptimiser(small, { stepSize: 10 }).verdict).toBe('unknown');
  });

  it('of normalised descent on (|θ|² − 1)²/4 proves only what is true: at 0 it has no gradient, outside the Hessian is large', () => {
    const program = trace({ theta: [2] }, ({ theta }) => {
      const excess = add(sum(mul(theta, theta)), -1);
      return mul(mul(excess, excess), 0.25);
    });
    const { range } = certifyOptimiser({ optimiser: 'normalised-descent', losses: [{ program }] });
    // The determinant is 1 − η/|θ| outside of the circle, 1 + η/|θ| inside: no step size is exceptional.
    expect(range![1]).toBeGreaterThan(0);
    const flat = trace({ theta: [1] }, ({ theta }) => sum(mul(theta, 0)));
    expect(certifyOptimiser({ optimiser: 'normalised-descent', losses: [{ program: flat }] }).reason).toContain(
      'no point was found',
    );
  });

  test('every row is decided at a small step size', () => {
    const open = Object.keys(optimisers).filter(
      (optimiser) => certifyOptimiser({ optimiser, losses }, { stepSize: 0.01 }).verdict === 'unknown',
    );
    expect(open).toEqual([]);
  });

  it('answers questions: AdamW at η = 1/w, Nesterov at 1/2', () => {
    const adamw = { optimiser: 'adamw', parameters: { weightDecay: 0.01 }, losses };
    expect(certifyOptimiser(adamw, { stepSize: 100 }).verdict).toBe('refuted');
    expect(certifyOptimiser(adamw, { stepSize: 0.001 }).verdict).toBe('proved');
    expect(certifyOptimiser(adamw, { range: [0, 99] }).verdict).toBe('proved');
    expect(certifyOptimiser({ optimiser: 'nesterov', losses }, { stepSize: 0.5 }).verdict).toBe('refuted');
    expect(certifyOptimiser({ optimiser: 'heavy-ball', losses }, { stepSize: 0.5 }).verdict).toBe('proved');
  });

  it('says what the first step from momentum 0 is', () => {
    expect(certified('heavy-ball').start).toMatchInlineSnapshot(
      `"The usual start (momentum = 0) is a null set of states, of which this says nothing. From there the first step is one of gradient descent with step size η, so it is singular exactly where that is."`,
    );
    expect(certified('nesterov', { beta: 0.5 }).start).toMatchInlineSnapshot(
      `"The usual start (momentum = 0) is a null set of states, of which this says nothing. From there the first step is one of gradient descent with step size 3/2 · η, so it is singular exactly where that is."`,
    );
    expect(certified('sgdw', { weightDecay: 0.25 }).start).toMatchInlineSnapshot(
      `"The usual start (momentum = 0) is a null set of states, of which this says nothing. From there the first step is one of gradient descent with step size η for the loss with weight decay 1/4, so it is singular exactly where that is."`,
    );
    expect(certified('lion').start).toMatchInlineSnapshot(
      `"The usual start (momentum = 0) is a null set of states, of which this says nothing. From there the first step moves θ by one of finitely many vectors, which is non-singular for every η > 0, except where it multiplies θ by 0."`,
    );
    expect(certified('adam').start).toMatchInlineSnapshot(
      `"The usual start (momentum = 0, square = 0) is a null set of states, of which this says nothing."`,
    );
    expect(certified('sign-descent').start).toMatchInlineSnapshot(
      `"The state is θ alone, so the statement is about almost every start."`,
    );
  });

  it('takes the losses of several batches, and says which one is singular', () => {
    const line = readModel({
      format: 'crease-model/1',
      input: [1],
      layers: [{ type: 'dense', weight: [[1]], bias: null }],
    });
    // L = (w x − y)²: the second derivative is 2x².
    const batch = (x: number): Data => ({ samples: 1, features: Float64Array.of(x), targets: Float64Array.of(1) });
    const batches = [1, 2, 3].map((x) => trainingProblem(line, batch(x), 'mse'));
    const found = certifyOptimiser({ optimiser: 'gradient-descent', losses: batches });
    expect(found.exceptional).toMatchObject([
      { eta: '1/18', where: expect.stringContaining('with loss 2, ') },
      { eta: '1/8', where: expect.stringContaining('with loss 1, ') },
      { eta: '1/2', where: expect.stringContaining('with loss 0, ') },
    ]);
    expect(found.reason).toContain('with the gradient of any one of these 3 losses (1 parameter)');
    expect(verifyStepCertificate(found.certificate).result).toBe('valid');
  });

  it('says why nothing is proved', () => {
    const root = trace({ theta: [1] }, ({ theta }) =>
      sum(apply(analytic('root', expression.atom(atoms.sqrt, expression.x)), add(mul(theta, theta), 1))),
    );
    const ofRoot = (optimiser: string) => certifyOptimiser({ optimiser, losses: [{ program: root }] });
    expect(ofRoot('adam').reason).toMatchInlineSnapshot(
      `"Not determined. The gradient of loss 0: it is not known whether it is analytic almost everywhere. In other nodes: root contains a square root, whose argument may be 0 or negative on an open set. The function may be undefined, or not analytic, on a set of positive measure."`,
    );
    expect(ofRoot('nesterov').reason).toContain('Not determined. Gradient descent on loss 0: ');
    const softsign = trace({ theta: [1] }, ({ theta }) => {
      const own = slice(theta, 0, []);
      return apply(
        analytic('quotient', expression.div(expression.x, expression.add(expression.constant(2), expression.x))),
        mul(own, own),
      );
    });
    expect(certifyOptimiser({ optimiser: 'exponentiated-gradient', losses: [{ program: softsign }] }).reason).toContain(
      'Not determined.',
    );
  });

  it('refuses what is no training problem', () => {
    expect(() => certifyOptimiser({ optimiser: 'adam', losses: [] })).toThrowErrorMatchingInlineSnapshot(
      `[UsageError: certifyOptimiser: there are no losses. Give one for each batch, or that of the whole data.]`,
    );
    expect(() => certifyOptimiser({ optimiser: 'adem', losses })).toThrow('Unknown optimiser "adem"');
    expect(() => certifyOptimiser({ optimiser: 'adam', losses }, { stepSize: 0 })).toThrow('positive');
    const square = trace({ theta: [2] }, ({ theta }) => sum(mul(theta, theta)));
    expect(() =>
      certifyOptimiser({ optimiser: 'adam', losses: [...losses, { program: square }] }),
    ).toThrowErrorMatchingInlineSnapshot(
      `[ShapeError: certifyOptimiser: the losses must be functions of the same θ, but loss 0 has 7 parameters and loss 1 has 2.]`,
    );
    const other = hiddenLayerProblem({ ...net, loss: 'half-mse' }).program;
    expect(() => certifyOptimiser({ optimiser: 'adam', losses: [{ ...losses[0]!, program: other }] })).toThrow(
      'is not the loss program',
    );
  });
});
