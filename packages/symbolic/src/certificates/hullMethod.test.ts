import {
  activation,
  add,
  apply,
  concat,
  constant,
  expression,
  max,
  mul,
  type Program,
  piecewise,
  readModel,
  scale,
  slice,
  sub,
  trace,
  type Value,
} from '@crease/tensor';
import { describe, expect, test } from 'vitest';
import { certificateCases } from '../../../../tests/support/certificateCases.js';
import { type HiddenLayerNet, hiddenLayerProblem } from '../../../../tests/support/hiddenLayerProblem.js';
import { verifyCertificate } from '../verify/verifyCertificate.js';
import { type Certificate, sealed } from './certificate.js';
import { certifyNonSingular } from './certifyNonSingular.js';
import type { HullEvidence } from './hullEvidence.js';
import { hullMethod } from './hullMethod.js';
import { type NonSingularityProblem, trainingProblem } from './problem.js';

/** 1/ρ, or why there is none. */
function reciprocalBound(problem: NonSingularityProblem): number | string {
  const found = hullMethod(problem);
  return found.kind === 'proof' ? 1 / found.bound : found.reason;
}

const square = (a: Value): Value => apply(activation('square'), a);
const loss = (n: number, body: (...theta: Value[]) => Value): Program =>
  trace({ theta: [n] }, ({ theta }) => body(...Array.from({ length: n }, (_, k) => slice(theta, k, []))));

describe('bounds of a reference implementation in numpy, at points of its own choice', () => {
  const net = { x: [-1, 1 / 2, 2], y: [1, -1, 2] };
  const cases: readonly (readonly [string, HiddenLayerNet, number, number | undefined])[] = [
    // Name, network, η* of the reference, the smallest exceptional step size if it is known.
    ['relu', net, 0.4999999999999928, 1 / 2],
    ['leakyRelu', { ...net, activation: { name: 'leakyRelu', slope: 0.1 } }, 0.4999999999999928, undefined],
    ['abs', { ...net, activation: { name: 'abs' } }, 0.3535533905932683, undefined],
    ['hardTanh', { ...net, activation: { name: 'hardTanh' } }, 0.15667807609731552, 1 / 6],
    ['no output bias', { ...net, outputBias: false }, 0.2999999999999958, undefined],
    ['weight decay', { ...net, weightDecay: 1 / 100 }, 0.497512, 100 / 201],
    [
      'leakyRelu without hidden bias',
      { x: [1, -2], y: [1, 3], units: 1, hiddenBias: false, activation: { name: 'leakyRelu', slope: 0.5 } },
      0.33333333333332954,
      1 / 2,
    ],
  ];

  test.each(cases)('%s', (_, network, reference, exceptional) => {
    const bound = reciprocalBound(hiddenLayerProblem(network));
    expect(bound).toBeGreaterThanOrEqual(reference);
    if (exceptional !== undefined) expect(bound).toBeLessThanOrEqual(exceptional);
  });

  test('two hidden layers', () => {
    const model = readModel({
      format: 'crease-model/1',
      input: [1],
      layers: [
        { type: 'dense', weight: [[1], [1]], bias: [0, 0] },
        { type: 'activation', name: 'relu' },
        {
          type: 'dense',
          weight: [
            [1, 1],
            [1, 1],
          ],
          bias: [0, 0],
        },
        { type: 'activation', name: 'relu' },
        { type: 'dense', weight: [[1, 1]], bias: [0] },
      ],
    });
    const data = { samples: 2, features: Float64Array.of(1, -2), targets: Float64Array.of(1, 3) };
    const bound = reciprocalBound(trainingProblem(model, data, 'mse'));
    expect(bound).toBeGreaterThanOrEqual(0.49999999999999023);
    expect(bound).toBeLessThanOrEqual(1 / 2);
  });
});

test.each(certificateCases)(
  'no exceptional step size found by brute force is below the bound: $name',
  ({ program, exceptional }) => {
    const found = hullMethod({ program });
    if (found.kind !== 'proof') throw new Error(found.reason);
    for (const { eta } of exceptional) expect(eta * found.bound).toBeGreaterThanOrEqual(1 - 1e-12);
  },
);

describe('what would be wrong without all pieces, their values at jumps, and total nodes', () => {
  test('a jump counts with its value at the break', () => {
    // On t < 0 the argument is identically 0 and the loss is (50c)²/2, so 1/2500 is exceptional.
    const { x, constant: number, mul: times } = expression;
    const jump = piecewise('jump', [0], [x, expression.add(times(number(2), x), number(10))], [number(50)]);
    const program = loss(2, (t, c) => scale(square(mul(apply(jump, apply(activation('relu'), t)), c)), 1, 2));
    expect(reciprocalBound({ program })).toBeLessThanOrEqual(1 / 2500);
  });

  test('a piece that is never reached from the point counts', () => {
    // relu(t) − 1 > 0 only far from 0, where the loss is 50(t − 1)².
    const steep = (t: Value): Value => scale(square(apply(activation('relu'), t)), 50, 1);
    const bound = reciprocalBound({ program: loss(1, steep) });
    expect(bound).toBeLessThanOrEqual(1 / 100);
    expect(bound).toBeGreaterThan(1 / 101);
  });

  test('every candidate of a maximum counts, though the point selects one', () => {
    // max(10 + t, 5u − 20)⁴ / 12: at 0 the second candidate is smaller, but its piece has the second derivative 10⁴.
    const fourth = (a: Value): Value => square(square(a));
    const candidates = (t: Value, u: Value): Value[] => [add(t, constant(t, 10)), sub(scale(u, 5, 1), constant(u, 20))];
    const program = loss(2, (t, u) => scale(fourth(max(concat(candidates(t, u)))), 1, 12));
    const bound = reciprocalBound({ program });
    expect(bound).toBeLessThanOrEqual(1e-4);
    expect(bound).toBeGreaterThan(0.2e-4);
    expect(certifyNonSingular({ program }).method).toBe('hull');
  });

  test('a node that is not total is refused', () => {
    const program = loss(1, (t) => apply(activation('softsign'), t));
    expect(reciprocalBound({ program })).toMatchInlineSnapshot(`"map softsign is not analytic at every real argument"`);
  });

  test('no bound where the arithmetic overflows', () => {
    const program = loss(1, (t) => scale(square(t), 2 ** 1000, 2 ** -1000));
    expect(reciprocalBound({ program })).toMatchInlineSnapshot(
      `"the Hessians of the pieces have no finite bound at the points tried"`,
    );
  });
});

test('a Hessian of all pieces that vanishes at one point proves every step size', () => {
  const model = readModel({
    format: 'crease-model/1',
    input: [2],
    layers: [
      {
        type: 'dense',
        weight: [
          [1, 2],
          [3, 4],
          [5, 6],
        ],
        bias: null,
      },
      { type: 'activation', name: 'leakyRelu' },
      {
        type: 'dense',
        weight: [
          [1, 2, 3],
          [1, 0, 1],
          [2, 1, 1],
        ],
        bias: null,
      },
      { type: 'activation', name: 'relu' },
      { type: 'dense', weight: [[1, 1, 1]], bias: null },
    ],
  });
  const data = { samples: 2, features: Float64Array.of(1, 2, -1, 3), targets: Float64Array.of(1, 3) };
  const answer = certifyNonSingular(trainingProblem(model, data, 'half-mse'), 'every step size');
  expect(answer).toMatchObject({ verdict: 'proved', method: 'hull', range: [0, 'Infinity'], exceptional: [] });
  expect(verifyCertificate(JSON.parse(JSON.stringify(answer.certificate))).result).toBe('valid');
});

test('many parameters take one pass instead of one for each of them', () => {
  const width = 40;
  const row = (n: number): number[] => new Array<number>(n).fill(1);
  const model = readModel({
    format: 'crease-model/1',
    input: [3],
    layers: [
      { type: 'dense', weight: Array.from({ length: width }, () => row(3)), bias: row(width) },
      { type: 'activation', name: 'relu' },
      { type: 'dense', weight: [row(width)], bias: [0] },
    ],
  });
  const data = { samples: 2, features: Float64Array.of(1, 2, -1, 3, 0, 1), targets: Float64Array.of(1, 3) };
  // Structure theorem: the only exceptional step size is 1 (half-mse).
  const problem = trainingProblem(model, data, 'half-mse', { weightDecay: 1 / 1024 });
  const answer = certifyNonSingular(problem, { stepSize: 0.1 });
  expect(answer).toMatchObject({ verdict: 'proved', method: 'hull' });
  expect(answer.range![1]).toBeGreaterThan(0.2);
  expect(answer.range![1]).toBeLessThan(1);
});

describe('a certificate', () => {
  const problem = hiddenLayerProblem({ x: [-1, 1 / 2], y: [1, -1], units: 1, activation: { name: 'elu' } });
  const { certificate } = certifyNonSingular(problem, { stepSize: 0.1 }, { methods: ['hull'] });
  const changed = (evidence: object): Certificate => {
    const { digest: _, ...parts } = JSON.parse(JSON.stringify(certificate)) as Certificate;
    return sealed({ ...parts, evidence: { ...parts.evidence, ...evidence } as Certificate['evidence'] });
  };
  const why = (evidence: object): string => verifyCertificate(changed(evidence)).why;

  test('is checked again on another code path', () => {
    expect(certificate?.method).toBe('hull');
    expect(verifyCertificate(changed({}))).toMatchObject({ result: 'valid' });
  });

  test('with other numbers does not hold', () => {
    const { point, weights } = certificate!.evidence as HullEvidence;
    expect(why({ bound: '0x1p-4' })).toMatchInlineSnapshot(`"row 0 of the Hessians is not bounded by evidence.bound."`);
    expect(why({ bound: '-0x1p+0' })).toMatchInlineSnapshot(`"evidence.bound is negative."`);
    expect(why({ bound: '0x1p+2' })).toMatch(/^claim\.sentence is/);
    expect(why({ point: point.map(() => '0x1p+3') })).toMatchInlineSnapshot(
      `"row 0 of the Hessians is not bounded by evidence.bound."`,
    );
    expect(why({ point: point.slice(1) })).toMatchInlineSnapshot(`"evidence.point must have 4 entries."`);
    expect(why({ weights: weights.slice(1) })).toMatchInlineSnapshot(`"evidence.weights must have 4 entries."`);
    expect(why({ weights: weights.map(() => '0x0p+0') })).toMatchInlineSnapshot(`"evidence.weights must be positive."`);
    expect(why({ point: point.map(() => '0x1p+1000') })).toMatchInlineSnapshot(
      `"the Hessians at evidence.point are not bounded."`,
    );
  });
});
