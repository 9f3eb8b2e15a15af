import { readModel } from '@crease/tensor';
import { describe, expect, test } from 'vitest';
import { certificateCase } from '../../../../tests/support/certificateCases.js';
import { mutations } from '../../../../tests/support/mutations.js';
import { type Certificate, digestOf, subjectOf } from '../certificates/certificate.js';
import { certifyNonSingular } from '../certificates/certifyNonSingular.js';
import { trainingProblem } from '../certificates/problem.js';
import { decodeData, decodeProgram } from './decodeProgram.js';
import { verifyCertificate } from './verifyCertificate.js';

type Layers = readonly object[];
const dense = (weight: number[][], bias: number[] | null): object => ({ type: 'dense', weight, bias });
const activation = (name: string, parameters: object = {}): object => ({ type: 'activation', name, ...parameters });

function trained(layers: Layers, x: readonly number[], y: readonly number[], loss: string): Certificate {
  const model = readModel({ format: 'crease-model/1', input: [1], layers });
  const data = { samples: x.length, features: Float64Array.from(x), targets: Float64Array.from(y) };
  return written(certifyNonSingular(trainingProblem(model, data, loss)).certificate!);
}

/** As it is read from a file. */
function written(certificate: Certificate): Certificate {
  return JSON.parse(JSON.stringify(certificate)) as Certificate;
}

const paper = [dense([[1.48]], null), activation('relu'), dense([[0.75]], null), activation('relu')];
const net = [dense([[1], [1]], [1, 1]), activation('relu'), dense([[1, 1]], [1])];
const withoutOutputBias = [dense([[1], [1]], [1, 1]), activation('relu'), dense([[1, 1]], null)];
const withoutHiddenBias = (f: object): Layers => [dense([[1]], null), f, dense([[1]], [1])];
const leaky = activation('leakyRelu', { slope: 0.5 });

const certificates: readonly (readonly [name: string, make: () => Certificate])[] = [
  ['paper', () => trained(paper, [0.9, 2.5], [0.9, 2.5], 'half-mse')],
  ['1-2-1 relu', () => trained(net, [-1, 1 / 2, 2], [3 / 10, -1 / 5, 1], 'mse')],
  ['1-2-1 relu, half-mse', () => trained(net, [-1, 1 / 2, 2], [3 / 10, -1 / 5, 1], 'half-mse')],
  ['without output bias', () => trained(withoutOutputBias, [-1, 1 / 2, 2], [3 / 10, -1 / 5, 1], 'mse')],
  ['never dead', () => trained(withoutHiddenBias(activation('relu')), [-1, 2], [1, 3], 'mse')],
  ['live exception', () => trained(withoutHiddenBias(leaky), [1, -2], [1, 3], 'mse')],
  ['no region', () => trained(withoutHiddenBias(leaky), [1, -3], [1, 3], 'mse')],
  ['linear', () => trained(withoutHiddenBias(activation('identity')), [1, -3], [1, 3], 'mse')],
  ['linear regression', () => trained([dense([[1]], [1])], [1, 2, 4], [1, 3, 2], 'mse')],
  ...['paper, one sample', '1-1-1 abs, only zero inputs', 'behind a dead unit'].map(
    (name) => [`${name}, as a program`, () => written(certifyNonSingular(certificateCase(name)).certificate!)] as const,
  ),
];

/** The certificate with digest, and if asked for also the hash of what it is about, made to fit. */
function repaired(document: unknown, withSubject: boolean): Certificate {
  const certificate = document as Certificate;
  const claim = withSubject ? { ...certificate.claim, subject: subjectOf(certificate) } : certificate.claim;
  const { digest: _, ...rest } = { ...certificate, claim };
  return { ...rest, digest: digestOf(rest) };
}

/** Another point of the same open set proves as much. */
const isWitness = (path: string): boolean => /^evidence\.(singular\[\d+\]|because)\.point/.test(path);

describe.each(certificates)('%s', { timeout: 60_000 }, (_, make) => {
  const certificate = make();
  // A document of another format version is not wrong, but unknown.
  const all = mutations(certificate).filter(({ path }) => path !== 'format');

  test('is valid, for the statement that it claims', () => {
    expect(verifyCertificate(certificate)).toEqual({ result: 'valid', why: certificate.claim.sentence });
  });

  test('is invalid with any one number changed', () => {
    expect(all.length).toBeGreaterThan(60);
    for (const { path, document } of all) {
      const { result, why } = verifyCertificate(document);
      expect([path, result]).toEqual([path, 'invalid']);
      expect(why).toMatch(/^The digest does not fit, so something was changed after it was made: .+/);
    }
  });

  test('is invalid with any one number changed and the digest repaired, unless a witness became another witness', () => {
    for (const { path, document } of all.filter((m) => m.path !== 'digest')) {
      const { result, why } = verifyCertificate(repaired(document, false));
      if (!isWitness(path) || result !== 'valid') expect([path, result, why]).toEqual([path, 'invalid', why]);
      else expect(why).toBe(certificate.claim.sentence);
    }
  });

  test('with digest and subject repaired it is about another problem, and valid only if the claim is true of that', () => {
    for (const { path, document } of all.filter((m) => m.path !== 'digest' && m.path !== 'claim.subject')) {
      const changed = repaired(document, true);
      const { result, why } = verifyCertificate(changed);
      expect(result).not.toBe('cannot check');
      if (result === 'valid' && !isWitness(path)) isTrueOf(changed);
      if (result === 'valid') expect(why).toBe(certificate.claim.sentence);
    }
  });
});

/** The claim of a changed problem is what the gcd method finds for it, with no theorem on hidden layers involved. */
function isTrueOf(changed: Certificate): void {
  const data = changed.data === null ? undefined : decodeData(changed.data);
  const program = decodeProgram(changed.program, data);
  const found = certifyNonSingular({ program });
  expect(found.method).toBe('gcd');
  expect(found.exceptional!.map((e) => [e.eta, e.status])).toEqual(
    changed.claim.exceptional!.map((e) => [e.eta, e.status]),
  );
}
