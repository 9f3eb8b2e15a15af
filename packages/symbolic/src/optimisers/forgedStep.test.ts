import {
  activation,
  apply,
  type Equation,
  type Optimiser,
  optimiserNamed,
  type StepParameters,
  scale,
  stepParameters,
  sum,
  trace,
} from '@crease/tensor';
import { describe, expect, test } from 'vitest';
import { hiddenLayerProblem } from '../../../../tests/support/hiddenLayerProblem.js';
import { mutations } from '../../../../tests/support/mutations.js';
import { digestOf } from '../certificates/certificate.js';
import { certifyNonSingular } from '../certificates/certifyNonSingular.js';
import { between, type Conclusion, completeList, upTo } from '../certificates/conclusion.js';
import { encodeProgram } from '../certificates/programDocument.js';
import { rational } from '../number/rational.js';
import { certifyOptimiser } from './certifyOptimiser.js';
import { moveProgram } from './moveProgram.js';
import { recogniseMove } from './recogniseMove.js';
import { type LossOfStep, type StepCertificate, stepClaimOf, stepSubject } from './stepCertificate.js';
import { verifyStepCertificate } from './verifyStepCertificate.js';

const losses = [hiddenLayerProblem({ units: 1, x: [-1, 2], y: [1, 3] })];
const certificateOf = (optimiser: string, parameters: StepParameters = {}): StepCertificate =>
  JSON.parse(JSON.stringify(certifyOptimiser({ optimiser, parameters, losses }).certificate));

/** The certificate with other parts, its hashes in order, and the claim that every step size is non-singular, or another. */
function forged(
  certificate: StepCertificate,
  parts: Partial<StepCertificate>,
  optimiser: Optimiser,
  conclusion = completeList([]),
  dimension = 4,
): unknown {
  const whole = { ...certificate, ...parts };
  const subject = stepSubject(whole);
  const about = { optimiser, parameters: stepParameters(optimiser), dimension, losses: 1, subject };
  const claim = stepClaimOf(about, { kind: 'except', conclusion });
  const unsealed = { ...whole, claim, digest: undefined };
  return JSON.parse(JSON.stringify({ ...unsealed, digest: digestOf(unsealed) }));
}

describe('verifyStepCertificate', () => {
  test.each([
    ['adamw', { weightDecay: 0.5 }],
    ['nesterov', {}],
    ['normalised-descent', {}],
  ] as const)('no number of a certificate can be changed: %s', (name, parameters) => {
    const changed = mutations(certificateOf(name, parameters));
    expect(changed.length).toBeGreaterThan(100);
    const isAccepted = (document: unknown): boolean => verifyStepCertificate(document).result === 'valid';
    const resealed = (document: unknown): unknown => ({
      ...(document as object),
      digest: digestOf(document as object),
    });
    const repaired = changed.map(({ document, path }) => (path === 'digest' ? document : resealed(document)));
    expect(repaired.filter(isAccepted)).toEqual([]);
    expect(changed.filter(({ document }) => isAccepted(document))).toEqual([]);
  });

  const forgeries: readonly (readonly [string, string, Partial<StepCertificate>, string])[] = [
    ['AMSGrad as a step without exceptions', 'amsgrad', {}, 'claim.sentence is'],
    ['AdamW as a step without exceptions', 'adamw', {}, 'claim.sentence is'],
    ['Nesterov as a step without exceptions', 'nesterov', {}, 'claim.sentence is'],
    ['the moves of momentum under the name of AMSGrad', 'amsgrad', momentumMoves(), 'moves must have 4 entries'],
    ['the moves of momentum under the name of Nesterov', 'nesterov', momentumMoves(), 'moves[1] is not that of'],
    ['no losses', 'adam', { losses: [] }, 'there are no losses'],
    ['normalised descent as a step without exceptions', 'normalised-descent', {}, 'claim.sentence is'],
  ];
  test.each(forgeries)('refuses %s', (_, name, parts, words) => {
    const optimiser = optimiserNamed(name);
    const { result, why } = verifyStepCertificate(forged(certificateOf(name), parts, optimiser));
    expect([result, why]).toEqual(['invalid', expect.stringContaining(words)]);
  });

  test('refuses a gradient step without certificates about gradient descent, and losses of different sizes', () => {
    const plain = certificateOf('adam').losses;
    const nesterov = forged(certificateOf('nesterov'), { losses: plain }, optimiserNamed('nesterov'));
    expect(verifyStepCertificate(nesterov)).toMatchObject({
      result: 'invalid',
      why: expect.stringContaining('losses[0]'),
    });
    const small = encodeProgram(moveProgram(optimiserNamed('heavy-ball'), 0, { beta: 0.5 }), null);
    const other = forged(certificateOf('adam'), { losses: [...plain, { program: small }] }, optimiserNamed('adam'));
    expect(verifyStepCertificate(other).result).toBe('invalid');
  });

  test.each([
    ['a longer gradient', { gradient: '0x1p+4' }, 'are not all of length'],
    ['a gradient of no length', { gradient: '0x0p+0' }, 'is not positive'],
    ['a smaller bound', { bound: '0x1p-20' }, 'is not bounded by'],
    ['a negative bound', { bound: '-0x1p+0' }, 'bound is negative'],
    [
      'weights that are not positive',
      { weights: ['0x0p+0', '0x1p+0', '0x1p+0', '0x1p+0'] },
      'weights must be positive',
    ],
    ['a direction of no length', { direction: ['0x0p+0', '0x0p+0', '0x0p+0', '0x0p+0'] }, 'are not all of length'],
    ['a short point', { point: ['0x0p+0'] }, 'point must have 4 entries'],
  ])('refuses evidence about normalised descent with %s', (_, change, words) => {
    const certificate = certificateOf('normalised-descent');
    const [loss] = certificate.losses as [LossOfStep];
    const changed = { ...loss, evidence: { ...loss.evidence!, ...change } };
    const document = forged(certificate, { losses: [changed] }, optimiserNamed('normalised-descent'));
    const { result, why } = verifyStepCertificate(document);
    expect([result, why]).toEqual(['invalid', expect.stringContaining(words)]);
  });

  test('refuses step sizes below those of a certificate that begins with a larger one', () => {
    // G_1 sends every θ to 0.
    const program = trace({ theta: [1] }, ({ theta }) => scale(sum(apply(activation('square'), theta)), 1, 2));
    const found = certifyNonSingular({ program }, { range: [1.5, 1.75] }, { methods: ['branches'] });
    expect(found).toMatchObject({ verdict: 'proved', method: 'branches' });
    const own = certifyOptimiser({ optimiser: 'gradient-descent', losses: [{ program }] }).certificate!;
    const optimiser = optimiserNamed('gradient-descent');
    const losses = [JSON.parse(JSON.stringify(found.certificate))];
    const claiming = (conclusion: Conclusion): unknown => forged(own, { losses }, optimiser, conclusion, 1);
    expect(verifyStepCertificate(claiming(upTo(rational(7, 4))))).toMatchObject({
      result: 'invalid',
      why: expect.stringContaining('claim.sentence is'),
    });
    expect(found.range![0]).toBeGreaterThan(1);
    expect(verifyStepCertificate(claiming(between(found.range![0], 1.75))).result).toBe('valid');
  });

  test('refuses evidence about normalised descent on a loss that is not total', () => {
    const loss = trace({ theta: [4] }, ({ theta }) => sum(apply(activation('softsign'), theta)));
    const certificate = certificateOf('normalised-descent');
    const losses = [{ ...(certificate.losses[0] as LossOfStep), program: encodeProgram(loss, null) }];
    const document = forged(certificate, { losses }, optimiserNamed('normalised-descent'));
    expect(verifyStepCertificate(document).why).toMatch(/^map softsign is not analytic at every real argument/);
  });

  test('refuses an exponential step on a loss that is not total', () => {
    const loss = trace({ theta: [4] }, ({ theta }) => sum(apply(activation('softsign'), theta)));
    const problem = { optimiser: 'exponentiated-gradient', losses: [{ program: loss }] };
    expect(certifyOptimiser(problem).reason).toContain('map softsign is not analytic at every real argument');
    const losses = [{ program: encodeProgram(loss, null) }];
    const optimiser = optimiserNamed('exponentiated-gradient');
    const document = forged(certificateOf('exponentiated-gradient'), { losses }, optimiser);
    const { result, why } = verifyStepCertificate(document);
    expect([result, why]).toEqual(['invalid', expect.stringContaining('map softsign is not analytic')]);
  });

  test('cannot check other formats', () => {
    expect(verifyStepCertificate({ format: 'crease-certificate/1' }).result).toBe('cannot check');
    expect(verifyStepCertificate(null).result).toBe('cannot check');
  });
});

describe('recogniseMove on moves that are not what they seem', () => {
  const base = optimiserNamed('adam');
  const recognise = (move: Optimiser['moves'][number], change: Partial<Optimiser> = {}) => {
    const optimiser: Optimiser = { ...base, ...change, moves: [move] };
    return recogniseMove(optimiser, move.slot, moveProgram(optimiser, 0, stepParameters(base)))?.fact.kind;
  };
  const one = () => ({ constant: 1, perStepSize: 0 });
  const pick = (name: string) => (values: object) => (values as Record<string, never>)[name]!;

  test('a shear that adds a component to itself is one with another factor', () => {
    expect(recognise({ kind: 'shear', slot: 'momentum', factor: one, shift: pick('gradient') })).toBe('shear');
  });

  test('a preconditioner needs a positive component', () => {
    const move = { kind: 'preconditioned', slot: 'theta', by: 'square', epsilon: () => 0 } as const;
    expect(recognise(move)).toBe('preconditioned');
    expect(recognise({ ...move, by: 'momentum' })).toBe(undefined);
    expect(recognise({ ...move, epsilon: () => -1 })).toBe(undefined);
    // The quotient and a shift together are no preconditioned move.
    const program = moveProgram({ ...base, moves: [move] }, 0, stepParameters(base));
    const momentum = program.inputs.findIndex(({ name }) => name === 'momentum');
    const inputs = [program.outputs[0]!, momentum];
    const sum: Equation = { primitive: 'add', inputs, parameters: {}, shape: [1], scope: '' };
    const last = program.inputs.length + program.equations.length;
    const both = { ...program, equations: [...program.equations, sum], outputs: [last] };
    expect(recogniseMove(base, 'theta', both)).toBe(undefined);
  });

  test('a maximum needs a positive rival and a positive factor', () => {
    const move = { kind: 'maximum', slot: 'momentum', factor: () => 1, other: pick('square') } as const;
    expect(recognise(move)).toBe('maximum');
    expect(recognise({ ...move, other: pick('gradient') })).toBe(undefined);
    expect(recognise({ ...move, factor: () => -1 })).toBe(undefined);
  });

  test('an exponential step needs positive parameters', () => {
    expect(recognise({ kind: 'entropic', slot: 'theta' }, { domain: 'positive' })).toBe('entropic');
    expect(recognise({ kind: 'entropic', slot: 'theta' })).toBe(undefined);
  });
});

function momentumMoves(): Partial<StepCertificate> {
  return { moves: certificateOf('heavy-ball').moves };
}
