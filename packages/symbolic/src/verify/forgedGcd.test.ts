import { mul, type Program, scale, sum, trace } from '@crease/tensor';
import { describe, expect, test } from 'vitest';
import { certificateCase } from '../../../../tests/support/certificateCases.js';
import { forged, type Unsealed } from '../../../../tests/support/forged.js';
import { certifyNonSingular } from '../certificates/certifyNonSingular.js';
import type { Exceptional } from '../certificates/exceptional.js';
import type { GcdEvidence } from '../certificates/gcdEvidence.js';
import { candidatePlace, singularPlace } from '../certificates/groupExceptions.js';
import { encodeProgram } from '../certificates/programDocument.js';
import { canonicalJson } from '../encoding/canonicalJson.js';
import { sha256 } from '../encoding/sha256.js';
import { rational } from '../number/rational.js';
import { verifyCertificate } from './verifyCertificate.js';

function exceptional(eta: number, status: Exceptional['status'], where: string): Exceptional {
  return { eta: { kind: 'rational', value: rational(eta) }, status, where };
}

function gcdCertificate(program: Program): { readonly evidence: GcdEvidence; readonly parts: Unsealed } {
  const { program: document, data, loss, method, evidence } = certifyNonSingular({ program }).certificate!;
  return { evidence: evidence as GcdEvidence, parts: { program: document, data, loss, method, evidence } };
}

describe('a sampled gcd proves no eigenvalue', () => {
  // L = (x³ + y³)/6, H = diag(x, y): at (1, 2) and (1, 3) the eigenvalue 1 is common, but no step size is exceptional.
  const cubes = trace({ theta: [2] }, ({ theta }) => scale(sum(mul(mul(theta, theta), theta)), 1, 6));
  const records = [
    ['1', '2', '3/2', '1/2', '2', '2', '-3', '1'],
    ['1', '3', '14/3', '1/2', '9/2', '3', '-4', '1'],
  ];
  const evidence: GcdEvidence = {
    points: [
      ['1', '2'],
      ['1', '3'],
    ],
    groups: [{ gcd: ['-1', '1'], numPoints: 2, patterns: [''] }],
    fingerprint: sha256(sha256(canonicalJson(records))),
    singular: [],
    excluded: [],
  };
  const parts = { program: encodeProgram(cubes, null), data: null, loss: null, method: 'gcd', evidence } as const;

  test('as a candidate it is a true statement', () => {
    const certificate = forged(parts, [exceptional(1, 'candidate', candidatePlace(1))]);
    expect(verifyCertificate(certificate)).toMatchObject({ result: 'valid' });
  });

  test('left out, or as a proved one, it is not', () => {
    expect(verifyCertificate(forged(parts, [])).why).toMatch(/^claim\.sentence is/);
    const proved = exceptional(1, 'proved', singularPlace('', 'determinant'));
    expect(verifyCertificate(forged(parts, [proved])).result).toBe('invalid');
    const proofs = [{ kind: 'determinant', factor: ['-1', '1'] } as const];
    const singular = [{ pattern: '', point: ['0', '0'], proofs }];
    const withProof = forged({ ...parts, evidence: { ...evidence, singular } }, [proved]);
    expect(verifyCertificate(withProof).why).toMatchInlineSnapshot(
      `"evidence.singular[0].proofs[0]: det(H(θ) − λ₀I), λ₀ the root of the factor, is not 0 for all θ."`,
    );
    const basis = [{ kind: 'invariant subspace', factor: ['-1', '1'], basis: [['1', '0']], matrix: [['1']] } as const];
    const withBasis = forged(
      { ...parts, evidence: { ...evidence, singular: [{ pattern: '', point: ['0', '0'], proofs: basis }] } },
      [exceptional(1, 'proved', singularPlace('', 'invariant subspace'))],
    );
    expect(verifyCertificate(withBasis).why).toMatchInlineSnapshot(
      `"evidence.singular[0].proofs[0]: H(θ)B = BM fails in row 0, column 0."`,
    );
  });

  test('a gcd that is too small, or not the greatest, is found out', () => {
    const group = evidence.groups[0]!;
    const changed = (gcd: readonly string[]): string =>
      verifyCertificate(forged({ ...parts, evidence: { ...evidence, groups: [{ ...group, gcd }] } }, [])).why;
    expect(changed(['1'])).toMatchInlineSnapshot(
      `"evidence.groups[0].gcd is not the greatest common divisor for pattern ""."`,
    );
    expect(changed(['-2', '1'])).toMatchInlineSnapshot(
      `"evidence.groups[0].gcd does not divide a characteristic polynomial of pattern ""."`,
    );
    expect(changed(['-2', '2'])).toMatchInlineSnapshot(`"evidence.groups[0].gcd is not monic."`);
  });
});

describe('the evidence must cover all formal patterns', () => {
  const { evidence, parts } = gcdCertificate(certificateCase('paper, one sample').program);
  const withGroups = (groups: GcdEvidence['groups']): string =>
    verifyCertificate(forged({ ...parts, evidence: { ...evidence, groups } }, [])).why;
  const [first, ...rest] = evidence.groups;

  test('each exactly once', () => {
    expect(withGroups(rest)).toMatchInlineSnapshot(`"the program has 4 formal patterns, the evidence covers 1."`);
    expect(withGroups([first!, first!, ...rest])).toMatchInlineSnapshot(
      `"evidence.groups[1] has the pattern "00" a second time."`,
    );
    expect(
      withGroups([{ ...first!, patterns: ['2'.repeat(2), ...first!.patterns.slice(1)] }, ...rest]),
    ).toMatchInlineSnapshot(`"evidence.groups[0] has "22", which is not a formal pattern of the program."`);
  });

  test('in the right group', () => {
    const [second] = rest;
    const swapped = [
      { ...first!, patterns: second!.patterns },
      { ...second!, patterns: first!.patterns },
      ...rest.slice(1),
    ];
    expect(withGroups(swapped)).toMatch(/evidence\.groups\[\d\]\.gcd/);
  });
});

describe('feasibility', () => {
  const { evidence, parts } = gcdCertificate(certificateCase('behind a dead unit').program);
  const [own] = evidence.singular;
  const verified = (changes: object): string => {
    const changed = { ...evidence, singular: [{ ...own!, ...changes }] };
    return verifyCertificate(forged({ ...parts, evidence: changed }, [])).why;
  };

  test('an argument that is identically on its kink may be on either side of it', () => {
    expect(own!.pattern).toBe('00');
    // w < 0, so v·relu(w) is identically 0.
    expect(verified({ pattern: '01' })).toMatch(/^claim\.sentence is/);
  });

  test('an argument that only happens to be on its kink may not', () => {
    expect(verified({ pattern: '00', point: ['0', '1', '0'] })).toMatchInlineSnapshot(
      `"evidence.singular[0].point: the argument of activation 0 is not inside its piece."`,
    );
    expect(verified({ pattern: '00', point: ['1', '1', '0'] })).toMatchInlineSnapshot(
      `"evidence.singular[0].point: the argument of activation 0 is not inside its piece."`,
    );
  });

  test('what an entry holds has the size of the program', () => {
    expect(own!.proofs[0]!.kind).toBe('invariant subspace');
    const [proof] = own!.proofs as readonly [Extract<(typeof own.proofs)[number], { kind: 'invariant subspace' }>];
    const entry = 'evidence.singular[0]';
    const withProof = (change: object): string => verified({ proofs: [{ ...proof, ...change }] });
    const { basis } = proof;
    expect(verified({ pattern: '0' })).toBe(`${entry}.pattern must have 2 digits.`);
    expect(verified({ point: ['0'] })).toBe(`${entry}.point must have 3 entries.`);
    expect(withProof({ basis: [] })).toBe(`${entry}.proofs[0].basis must have columns of 3 entries.`);
    expect(withProof({ basis: [['1']] })).toBe(`${entry}.proofs[0].basis must have columns of 3 entries.`);
    expect(withProof({ basis: [...basis, ...basis] })).toBe(
      `the columns of ${entry}.proofs[0].basis are not independent.`,
    );
    expect(withProof({ matrix: [['1', '0']] })).toBe(`${entry}.proofs[0].matrix must have 1 rows and columns.`);
    expect(withProof({ factor: ['1'] })).toBe(`${entry}.proofs[0].factor is not a polynomial of positive degree.`);
    const square = { kind: 'determinant', factor: ['1', '-2', '1'] };
    expect(verified({ proofs: [square] })).toBe(`${entry}.proofs[0].factor must be linear.`);
  });

  test('a pattern is only excluded by a contradiction between its conditions', () => {
    const other = gcdCertificate(certificateCase('1-2-1 relu without hidden bias').program);
    const [entry] = other.evidence.excluded;
    expect(entry!.kind).toBe('contradiction');
    const excluded = [{ ...entry!, pattern: '110000' }];
    const changed = { ...other.evidence, excluded } as GcdEvidence;
    expect(verifyCertificate(forged({ ...other.parts, evidence: changed }, [])).why).toMatchInlineSnapshot(
      `"evidence.excluded[0].multipliers do not give a combination that is 0."`,
    );
    const empty = [
      { pattern: entry!.pattern, kind: 'contradiction', multipliers: new Array<string>(7).fill('0') } as const,
    ];
    expect(
      verifyCertificate(forged({ ...other.parts, evidence: { ...other.evidence, excluded: empty } }, [])).why,
    ).toBe('evidence.excluded[0].multipliers do not add up to 1.');
    const dropped = { ...other.evidence, excluded: [] };
    expect(verifyCertificate(forged({ ...other.parts, evidence: dropped }, [])).why).toMatch(/^claim\.sentence is/);
  });
});
