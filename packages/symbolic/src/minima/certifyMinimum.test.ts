import { describe, expect, it } from 'vitest';
import { type HiddenLayerNet, hiddenLayerProblem } from '../../../../tests/support/hiddenLayerProblem.js';
import { mutations } from '../../../../tests/support/mutations.js';
import { activationLayer, denseStack, stackProblem } from '../../../../tests/support/stackProblem.js';
import { digestOf, subjectOf } from '../certificates/certificate.js';
import type { NonSingularityProblem } from '../certificates/problem.js';
import { encodeProgram } from '../certificates/programDocument.js';
import { dataDocument, lossDocument } from '../certificates/trainingDocument.js';
import { parseRational } from '../encoding/rationalText.js';
import type { Rational } from '../number/rational.js';
import { verifyMinimum } from '../verify/verifyMinimum.js';
import { certifyGlobalMinimum, certifyLocalMinimum } from './certifyMinimum.js';
import { type GlobalEvidence, type LocalEvidence, type MinimumCertificate, minimumClaim } from './minimumDocument.js';
import { regionMinima } from './regionMinima.js';

const point = (...texts: string[]): Rational[] => texts.map(parseRational);

/** One ReLU unit on the five points of the page on slices. */
const example: HiddenLayerNet = { units: 1, loss: 'sum-squares', x: [0, 1, 2, 3, 4], y: [0, 0, 1, 1, 2] };
const problem = hiddenLayerProblem(example);
const best = point('3/5', '-1/2', '1', '0');

const globalOf = (net: HiddenLayerNet): MinimumCertificate => {
  const own = hiddenLayerProblem(net);
  return certifyGlobalMinimum(own, regionMinima(own));
};
const localAt = (...texts: string[]): MinimumCertificate => {
  const found = certifyLocalMinimum(problem, point(...texts), best);
  if (found.verdict !== 'proved') throw new Error('not proved');
  return found.certificate;
};
/** Through text, as a reader gets it. */
const check = (certificate: object) => verifyMinimum(JSON.parse(JSON.stringify(certificate)));
/** The document with changes and a digest and subject that fit. */
function resealed(certificate: MinimumCertificate, change: Partial<MinimumCertificate>): MinimumCertificate {
  const changed = { ...certificate, ...change };
  const own = { ...changed, claim: { ...changed.claim, subject: subjectOf(changed) } };
  return { ...own, digest: digestOf(own) };
}

describe('proofs that pass the check', () => {
  it('the global minimum of one unit on five points', () => {
    const certificate = globalOf(example);
    expect(certificate.claim).toMatchObject({ kind: 'global minimum', value: '1/5', lower: null });
    expect(check(certificate)).toEqual({ result: 'valid', why: certificate.claim.sentence });
    expect(certificate.claim.sentence).toMatchInlineSnapshot(
      `"θ = (3/5, -1/2, 1, 0) is a global minimum: there the loss (sum-squares, 5 samples, 4 parameters) is 1/5, and it is nowhere lower."`,
    );
  });

  it('bad local minima: inside a region, on a crease, on the dead plateau', () => {
    const inside = localAt('1', '-7/3', '1', '1/3');
    expect(inside.claim).toMatchObject({ kind: 'bad local minimum', value: '2/3', lower: { value: '1/5' } });
    expect(inside.claim.sentence).toMatchInlineSnapshot(
      `"θ = (1, -7/3, 1, 1/3) is a local minimum that is not global: there the loss (sum-squares, 5 samples, 4 parameters) is 2/3, nearby it is nowhere lower, and at θ = (3/5, -1/2, 1, 0) it is 1/5."`,
    );
    const [crease, dead] = [localAt('-1/2', '2', '-1', '9/5'), localAt('-1', '-1', '1', '4/5')];
    for (const certificate of [inside, crease, dead]) expect(check(certificate).result).toBe('valid');
  });

  it('a local minimum without a better point; none where the loss decreases', () => {
    const found = certifyLocalMinimum(problem, best, undefined, { createdBy: 'a test' });
    expect(found).toMatchObject({
      verdict: 'proved',
      certificate: { createdBy: 'a test', claim: { kind: 'local minimum' } },
    });
    expect(found.verdict === 'proved' && check(found.certificate).result).toBe('valid');
    expect(certifyLocalMinimum(problem, point('1', '1', '1', '1')).verdict).toBe('refuted');
  });

  it.for([
    ['two units', { ...example, units: 2, x: [0, 1, 2, 3], y: [0, 1, 0, 2] }],
    [
      'two inputs and a repeated sample',
      {
        ...example,
        x: [
          [0, 1],
          [1, 1],
          [2, 0],
          [1, 1],
        ],
        y: [1, 0, 2, 1],
      },
    ],
    ['two breaks', { ...example, activation: { name: 'hardTanh' }, x: [-1, 0, 2], y: [0, 2, 1] }],
    [
      'slopes on both sides, no biases',
      {
        ...example,
        activation: { name: 'leakyRelu' },
        hiddenBias: false,
        outputBias: false,
        x: [-1, 0, 2],
        y: [1, 1, 1],
      },
    ],
    ['no activation', { ...example, activation: null, x: [0, 1, 2], y: [0, 2, 1] }],
    ['the loss half-mse', { ...example, loss: 'half-mse', x: [0, 1, 2], y: [0, 2, 1] }],
  ] as const)('the global minimum with %s', ([, net]) => {
    expect(check(globalOf(net)).result).toBe('valid');
  });

  it('an infimum that no θ attains is a lower bound', () => {
    const certificate = globalOf({ ...example, activation: { name: 'hardTanh' }, x: [0, 1, 2, 3], y: [-1, -1, 1, 1] });
    expect(certificate.claim.value).toBe('0');
    expect(check(certificate).result).toBe('valid');
  });
});

describe('forgeries', () => {
  const global = globalOf({ ...example, x: [0, 1, 2], y: [0, 2, 1] });
  const local = localAt('-1/2', '2', '-1', '9/5');

  it('with any one number changed are not valid', () => {
    for (const certificate of [global, local])
      for (const { document } of mutations(JSON.parse(JSON.stringify(certificate))))
        expect(verifyMinimum(document).result).not.toBe('valid');
  });

  it('with any one number of the evidence changed and a digest that fits are invalid, or still prove the same', () => {
    for (const certificate of [global, local]) {
      let rejected = 0;
      const changes = mutations(JSON.parse(JSON.stringify(certificate.evidence)));
      for (const { document } of changes) {
        const outcome = check(resealed(certificate, { evidence: document as GlobalEvidence }));
        // A witness, or a residual with a bound to spare, may be another one: the claim is what is proved either way.
        if (outcome.result === 'valid') expect(outcome.why).toBe(certificate.claim.sentence);
        else rejected += 1;
      }
      expect(rejected).toBeGreaterThan(changes.length / 2);
    }
  });

  const globalEvidence = global.evidence as GlobalEvidence;
  const localEvidence = local.evidence as LocalEvidence;
  const [way] = localEvidence.ways[0]!;
  const [bound, ...bounds] = globalEvidence.bounds;
  const withBound = (change: object): MinimumCertificate =>
    resealed(global, { evidence: { ...globalEvidence, bounds: [{ ...bound!, ...change }, ...bounds] } });
  /** The certificate with the program, data and loss of another problem. */
  const ofProblem = (own: NonSingularityProblem, evidence: object = {}): MinimumCertificate => {
    const data = dataDocument(own.training!);
    const parts = { data, program: encodeProgram(own.program, data), loss: lossDocument(own)! };
    return resealed(local, { ...parts, evidence: { ...localEvidence, ...evidence } });
  };
  const line = { input: [1], x: [0, 1, 2, 3, 4], y: [0, 0, 1, 1, 2] };
  const squares = stackProblem(denseStack([1, 1, 1, 1], activationLayer('square')), line, 'sum-squares');
  const pairs = stackProblem(
    denseStack([1, 1, 2], activationLayer('relu')),
    { ...line, y: [...line.y, ...line.y] },
    'sum-squares',
  );
  const lastMap = squares.program.equations.findLastIndex((e) => e.primitive === 'map' && e.scope !== 'loss');
  /** A claim of the forger's own, with the sentence that belongs to it. */
  const claimed = (certificate: MinimumCertificate, claim: object): MinimumCertificate => {
    const about = { loss: 'sum-squares', samples: certificate.data.samples, parameters: 4 };
    return resealed(certificate, { claim: minimumClaim({ ...certificate.claim, ...claim }, about) });
  };
  it.for([
    ['a larger lower bound', claimed(global, { kind: 'lower bound', value: '501/1000', point: null })],
    ['a value that the point does not have', claimed(global, { value: '1/5' })],
    ['a missing region', resealed(global, { evidence: { ...globalEvidence, bounds: globalEvidence.bounds.slice(1) } })],
    ['a missing cell', resealed(global, { evidence: { ...globalEvidence, cells: globalEvidence.cells.slice(1) } })],
    [
      'a cell twice',
      resealed(global, {
        evidence: {
          ...globalEvidence,
          cells: globalEvidence.cells.map((c, k) => (k === 0 ? globalEvidence.cells[1]! : c)),
        },
      }),
    ],
    ['a missing way around the point', resealed(local, { evidence: { ...localEvidence, ways: [[way!]] } })],
    [
      'a way of an impossible sign',
      resealed(local, { evidence: { ...localEvidence, ways: [[...localEvidence.ways[0]!, { ...way!, sign: 1 }]] } }),
    ],
    ['no ways', resealed(local, { evidence: { ...localEvidence, ways: [] } })],
    ['a point that is no minimum', claimed(local, { value: '54', point: ['1', '1', '1', '1'] })],
    ['a lower point that is not lower', claimed(local, { lower: { value: '3/10', point: local.claim.point! } })],
    ['another kind of claim', claimed(local, { kind: 'global minimum' })],
    ['other data', resealed(local, { data: null as never })],
    ['another loss', resealed(local, { loss: { ...local.loss, name: 'mse' } })],
    ['units that are not there', resealed(local, { evidence: { ...localEvidence, units: [] } })],
    ['an equation that is not there', resealed(local, { evidence: { ...localEvidence, hidden: 99 } })],
    [
      'an equation without units',
      resealed(local, { evidence: { ...localEvidence, hidden: local.program.equations.length - 1 } }),
    ],
    [
      'a place outside of θ',
      resealed(local, { evidence: { ...localEvidence, units: [{ weights: [0, 1], output: 7 }] } }),
    ],
    [
      'pieces that are not there',
      resealed(local, { evidence: { ...localEvidence, ways: [[{ ...way!, pieces: '22222' }]] } }),
    ],
    ['a sign 0', resealed(local, { evidence: { ...localEvidence, ways: [[{ ...way!, sign: 0 as never }]] } })],
    [
      'a wall of no sample',
      resealed(local, {
        evidence: { ...localEvidence, ways: [[{ ...way!, walls: [{ sample: 9, side: 'above', weight: '1' }] }]] },
      }),
    ],
    [
      'a wall without a break',
      resealed(local, {
        evidence: {
          ...localEvidence,
          ways: [localEvidence.ways[0]!.map((w) => ({ ...w, walls: [{ sample: 0, side: 'below', weight: '1' }] }))],
        },
      }),
    ],
    ['a bound with residuals of other samples', withBound({ residuals: bound!.residuals.slice(1) })],
    ['a bound without walls', withBound({ walls: [] })],
    [
      'a witness of another space',
      resealed(global, {
        evidence: { ...globalEvidence, cells: globalEvidence.cells.map((cell) => ({ ...cell, witness: [] })) },
      }),
    ],
    ['weight decay', ofProblem(hiddenLayerProblem({ ...example, weightDecay: 0.5 }))],
    ['two outputs', ofProblem(pairs)],
    [
      'arguments that are not affine',
      claimed(ofProblem(squares, { hidden: lastMap, ways: [[{ ...way!, pieces: '00000', walls: [] }]] }), {
        value: '6',
        point: Array(6).fill('0'),
      }),
    ],
    [
      'a negative weight',
      resealed(local, {
        evidence: { ...localEvidence, ways: [[{ ...way!, walls: [{ sample: 4, side: 'above', weight: '-1' }] }]] },
      }),
    ],
  ] as const)('with %s are invalid', ([, certificate]) => {
    const { result, why } = check(certificate);
    expect(result).toBe('invalid');
    expect(why).toMatchSnapshot();
  });

  it('of another format cannot be checked', () => {
    expect(verifyMinimum({ ...global, format: 'crease-minimum/2' }).result).toBe('cannot check');
    expect(verifyMinimum(null).result).toBe('cannot check');
  });
});

it('misuse is refused in words', () => {
  expect(() =>
    certifyGlobalMinimum(problem, regionMinima(problem, { maxRegions: 1 })),
  ).toThrowErrorMatchingInlineSnapshot(
    `[UsageError: certifyGlobalMinimum: the minima of the regions were not computed, since there are too many. Raise maxRegions of regionMinima, or take a smaller network.]`,
  );
  expect(() => certifyLocalMinimum(problem, best, best)).toThrowErrorMatchingInlineSnapshot(
    `[UsageError: certifyLocalMinimum: the loss at the lower point is 1/5, which is not below 1/5.]`,
  );
});
