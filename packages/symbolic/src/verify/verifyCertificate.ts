import { CreaseError } from '@crease/tensor';
import { claimOf } from '../certificates/claim.js';
import { belowReciprocal, type Conclusion, completeList } from '../certificates/conclusion.js';
import { dimensionOf } from '../certificates/problem.js';
import { canonicalJson } from '../encoding/canonicalJson.js';
import { sha256 } from '../encoding/sha256.js';
import { decodeData, decodeProgram } from './decodeProgram.js';
import { fields, oneOf, text } from './fields.js';
import { ensure, invalid, Rejection } from './rejection.js';
import { verifyGcd } from './verifyGcd.js';
import { verifyHull } from './verifyHull.js';
import { verifyLoss } from './verifyLoss.js';
import { verifySpectrum } from './verifySpectrum.js';
import { verifyStructure } from './verifyStructure.js';

/** The outcome of checking a certificate. */
export interface Verification {
  readonly result: 'valid' | 'invalid' | 'cannot check';
  /** What was checked, or what is wrong and where. */
  readonly why: string;
}

/**
 * Whether a parsed certificate proves what it claims, checked from scratch.
 *
 * The program, the data and the evidence are read from the document alone; the hypotheses are derived from the program,
 * every number of the evidence is computed again on another code path, and the claim that follows is compared with the
 * one that is stated. Grade: `valid` means proved, up to the correctness of this check and of exact arithmetic.
 *
 * @param certificate what `JSON.parse` returned
 */
export function verifyCertificate(certificate: unknown): Verification {
  const format = (certificate as { readonly format?: unknown } | null)?.format;
  if (format !== 'crease-certificate/1') {
    const why = `The format is ${JSON.stringify(format) ?? 'missing'}, not "crease-certificate/1".`;
    return { result: 'cannot check', why };
  }
  const outcome = attempt(() => ({ result: 'valid', why: check(certificate) }));
  if (attempt(() => checkDigest(certificate)).result === 'valid') return outcome;
  const detail = outcome.result === 'valid' ? 'the rest still holds together.' : outcome.why;
  return { result: 'invalid', why: `The digest does not fit, so something was changed after it was made: ${detail}` };
}

/** What a check returns, or the outcome that it ended with. */
function attempt(body: () => Verification): Verification {
  try {
    return body();
  } catch (error) {
    if (error instanceof Rejection) return { result: error.result, why: `${error.message}.` };
    // Shapes that do not fit, matrices that are not square: the document's fault.
    if (error instanceof CreaseError) return { result: 'invalid', why: error.message };
    throw error;
  }
}

function checkDigest(document: unknown): Verification {
  const f = fields(document, 'the certificate', keys);
  ensure(f.digest === sha256(canonicalJson({ ...f, digest: undefined })), 'the digest does not fit');
  return { result: 'valid', why: '' };
}

const keys = ['format', 'createdBy', 'claim', 'program', 'data', 'loss', 'method', 'evidence', 'digest'] as const;

function check(document: unknown): string {
  const f = fields(document, 'the certificate', keys);
  text(f.createdBy, 'createdBy');
  const data = decodeData(f.data);
  const program = decodeProgram(f.program, data);
  const parameters = dimensionOf(program);
  const subject = sha256(canonicalJson({ program: f.program, data: f.data, loss: f.loss }));
  const about = (f.claim as { readonly subject?: unknown } | null)?.subject;
  ensure(
    about === subject,
    'claim.subject is not the hash of program, data and loss: the claim is about something else',
  );
  ensure((f.data === null) === (f.loss === null), 'data and loss must both be given, or neither');
  const loss = data && verifyLoss(f.loss, program, data);
  const method = oneOf(f.method, 'method', ['structure', 'gcd', 'interval', 'hull']);
  let conclusion: Conclusion;
  if (method === 'gcd') conclusion = completeList(verifyGcd(f.evidence, program));
  else if (method === 'interval') conclusion = belowReciprocal(verifySpectrum(f.evidence, program));
  else if (method === 'hull') conclusion = belowReciprocal(verifyHull(f.evidence, program));
  else if (data !== undefined && loss !== undefined)
    conclusion = completeList(verifyStructure(f.evidence, program, data, loss));
  else return invalid('the method "structure" needs data and a loss');
  const training = data && loss && { loss: loss.name, samples: data.samples };
  const claim = claimOf({ subject, parameters, training }, conclusion);
  compare(f.claim, claim);
  return claim.sentence;
}

function compare(stated: unknown, derived: object): void {
  const f = fields(stated, 'claim', Object.keys(derived));
  for (const [key, value] of Object.entries(derived))
    ensure(
      canonicalJson(f[key]) === canonicalJson(value),
      `claim.${key} is ${canonicalJson(f[key])}, but what follows is ${canonicalJson(value)}`,
    );
}
