import { readModel } from '@crease/tensor';
import { describe, expect, test } from 'vitest';
import { certificateCase, certificateCases } from '../../../../tests/support/certificateCases.js';
import { interval } from '../number/interval.js';
import { verifyCertificate } from '../verify/verifyCertificate.js';
import type { BranchEvidence, BranchesEvidence } from './branchesEvidence.js';
import { branchesMethod, isRegularFor } from './branchesMethod.js';
import { type Certificate, sealed } from './certificate.js';
import { certifyNonSingular } from './certifyNonSingular.js';
import { hullMethod } from './hullMethod.js';
import { type NonSingularityProblem, trainingProblem } from './problem.js';

const methods = ['hull', 'branches'] as const;
const asked = (problem: NonSingularityProblem, stepSize: number) =>
  certifyNonSingular(problem, { stepSize }, { methods, mostParts: 200 });

describe.each(certificateCases)('$name', ({ name, program, exceptional }) => {
  const onRegions = exceptional.filter(({ isFeasible }) => isFeasible).map(({ eta }) => eta);

  test('no exceptional step size is proved, and those beside it are, on both sides', () => {
    for (const eta of onRegions.slice(0, 2)) expect(asked({ program }, eta).verdict).toBe('unknown');
    // Where only the other step sizes are too many to look at: the first one.
    const [first] = onRegions;
    if (first === undefined || name === '1-2-1 hardTanh') return;
    for (const eta of [first * 0.97, first * 1.03]) {
      const answer = asked({ program }, eta);
      expect(answer.verdict).toBe('proved');
      expect(verifyCertificate(JSON.parse(JSON.stringify(answer.certificate))).result).toBe('valid');
    }
  });

  test('without exceptional step sizes on regions one beyond the hull is proved', () => {
    if (onRegions.length > 0) return;
    const hull = hullMethod({ program });
    const eta = hull.kind === 'proof' && hull.bound > 0 ? 2 / hull.bound : 1;
    expect(asked({ program }, eta).verdict).toBe('proved');
  });
});

describe('parts', () => {
  const abs = certificateCase('1-2-1 abs, 4 samples');

  test('without a region are left out: patterns whose slopes cancel, but which no θ has', () => {
    // All mixed patterns of a unit over the samples are gone through, not only those with one sign.
    const proof = branchesMethod(abs, 0.5, 0.5000000000000001);
    if (proof.kind !== 'proof') throw new Error(proof.reason);
    expect(JSON.stringify(proof.tree)).toContain('"empty"');
  });

  test('are counted against a limit, with progress', () => {
    const seen: (readonly [number, number])[] = [];
    const progress = (parts: number, share: number): number => seen.push([parts, share]);
    expect(branchesMethod(abs, 0.5, 0.5000000000000001, { mostParts: 10 })).toMatchObject({
      reason: '10 parts were not enough',
    });
    expect(branchesMethod(abs, 0.4, 0.4000001, { progress }).kind).toBe('proof');
    expect(seen.at(-1)![1]).toBeCloseTo(1, 12);
    expect(seen.every(([, share], k) => k === 0 || share >= seen[k - 1]![1])).toBe(true);
  });

  test('of step sizes: an interval beyond the hull', () => {
    const { program } = certificateCase('recurrent');
    const answer = certifyNonSingular({ program }, { range: [0.3, 0.4] }, { methods });
    expect(answer).toMatchObject({ verdict: 'proved', method: 'branches', range: [0.3, 0.4], exceptional: null });
    expect(answer.reason).toContain('0.3 < η < 0.4.');
    expect(certifyNonSingular({ program }, { range: [0.4, 0.51] }, { methods, mostParts: 40 }).verdict).toBe('unknown');
  });
});

test('a loss without kinks: one step size, and an interval', () => {
  const model = readModel({
    format: 'crease-model/1',
    input: [1],
    layers: [
      { type: 'dense', weight: [[1]], bias: [0] },
      { type: 'activation', name: 'tanh' },
      { type: 'dense', weight: [[1]], bias: [0] },
    ],
  });
  const data = { samples: 2, features: Float64Array.of(1, -2), targets: Float64Array.of(1, 3) };
  const problem = trainingProblem(model, data, 'mse');
  expect(certifyNonSingular(problem, { stepSize: 3 }, { methods: ['branches'] }).verdict).toBe('proved');
  const answer = certifyNonSingular(problem, { range: [2, 3] }, { methods: ['branches'] });
  expect(answer).toMatchObject({ verdict: 'proved', method: 'branches', range: [2, 3] });
});

describe('what does not apply', () => {
  const why = (problem: NonSingularityProblem, options = {}): unknown => branchesMethod(problem, 0.4, 0.5, options);

  test('an exceptional step size, and one matrix that is too much work', () => {
    const { program } = certificateCase('linear regression');
    expect(branchesMethod({ program }, 0.06409775882235216, 0.06409775882235218)).toMatchObject({
      reason: 'on one pattern of pieces the Hessian may have the eigenvalue 1/η at every point tried',
    });
    expect(why({ program }, { effort: 1 })).toMatchObject({
      reason: 'enclosing Hessians of 2 parameters is too much work',
    });
    const relu = { type: 'activation', name: 'relu' };
    const layers = [{ type: 'dense', weight: [[1]], bias: [0] }, relu, { type: 'dense', weight: [[1]], bias: [0] }];
    const model = readModel({ format: 'crease-model/1', input: [1], layers });
    const zeros = new Float64Array(65);
    const many = trainingProblem(model, { samples: 65, features: zeros, targets: zeros }, 'mse');
    expect(why(many)).toMatchObject({
      reason: '65 evaluations of piecewise functions are too many to tell their pieces apart',
    });
  });
});

describe('a certificate', () => {
  const { certificate } = asked({ program: certificateCase('1-2-1 relu without hidden bias').program }, 0.5);
  const { tree } = certificate!.evidence as BranchesEvidence;
  const why = (changes: object): string => {
    const { digest: _, ...parts } = JSON.parse(JSON.stringify(certificate)) as Certificate;
    return verifyCertificate(
      sealed({ ...parts, evidence: { ...parts.evidence, ...changes } as Certificate['evidence'] }),
    ).why;
  };
  const split = tree as Extract<BranchEvidence, { readonly kind: 'pieces' }>;

  test('is about an interval around the step size', () => {
    expect(why({})).toBe(certificate!.claim.sentence);
    expect(why({ from: '0x1p-2' })).not.toBe(certificate!.claim.sentence);
    expect(why({ from: '0x0p+0' })).toBe('evidence.from and evidence.to are not positive step sizes in order.');
  });

  test('has one part for each piece, each evaluation split once', () => {
    expect(why({ tree: { ...split, parts: split.parts.slice(1) } })).toMatchInlineSnapshot(
      `"evidence.tree.parts must be 2, one for each piece."`,
    );
    expect(why({ tree: { ...split, parts: [split.parts[0], split] } })).toMatch(
      /splits an evaluation that has a piece/,
    );
    expect(why({ tree: { ...split, element: 17 } })).toMatchInlineSnapshot(
      `"evidence.tree splits what is no evaluation of a continuous piecewise function."`,
    );
  });

  test('has a point for each part at which all matrices are regular', () => {
    const [size] = JSON.parse(JSON.stringify(certificate!.program)).inputs[0].shape as [number];
    const point = new Array<string>(size).fill('0x0p+0');
    expect(why({ tree: { kind: 'regular', point } })).toMatchInlineSnapshot(
      `"evidence.tree: I − ηH may be singular at the point."`,
    );
    expect(why({ tree: { kind: 'regular', point: point.slice(1) } })).toMatchInlineSnapshot(
      `"evidence.tree.point must have 5 entries."`,
    );
  });

  test('leaves out only parts without a region', () => {
    expect(why({ tree: { kind: 'empty', multipliers: ['1'] } })).toMatchInlineSnapshot(
      `"evidence.tree.multipliers do not give a combination that is 0."`,
    );
    expect(why({ tree: { kind: 'empty', multipliers: ['0'] } })).toMatchInlineSnapshot(
      `"evidence.tree.multipliers do not add up to 1."`,
    );
    expect(why({ tree: { kind: 'empty', multipliers: ['-1'] } })).toMatchInlineSnapshot(
      `"evidence.tree.multipliers has a negative entry."`,
    );
    expect(why({ tree: { kind: 'empty', multipliers: [] } })).toMatchInlineSnapshot(
      `"evidence.tree.multipliers must have 1 entries."`,
    );
  });

  test('splits step sizes inside of the interval', () => {
    const parts = [tree, tree];
    expect(why({ tree: { kind: 'step sizes', at: '0x1p+0', parts } })).toMatchInlineSnapshot(
      `"evidence.tree.at is outside of the step sizes of the part."`,
    );
    expect(why({ tree: { kind: 'step sizes', at: '0x1p-1', parts: [tree] } })).toMatchInlineSnapshot(
      `"evidence.tree.parts must be two."`,
    );
    expect(why({ tree: { kind: 'step sizes', at: '0x1p-1', parts } })).toBe(certificate!.claim.sentence);
  });
});

test('nothing is said about Hessians that are not bounded', () => {
  const half = interval(0.5, 0.5);
  expect(isRegularFor([[interval(1, 1)]], half, 'left')).toBe(true);
  expect(isRegularFor([[interval(1, Number.POSITIVE_INFINITY)]], half, 'left')).toBe(false);
  expect(isRegularFor([[{ lower: Number.NaN, upper: Number.NaN }]], half, 'right')).toBe(false);
});
