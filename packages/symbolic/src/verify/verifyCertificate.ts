import { claimOf } from '../certificates/claim.js';
import { belowReciprocal, between, type Conclusion, completeList } from '../certificates/conclusion.js';
import { dimensionOf } from '../certificates/problem.js';
import { canonicalJson } from '../encoding/canonicalJson.js';
import { sha256 } from '../encoding/sha256.js';
import { decodeData, decodeProgram } from './decodeProgram.js';
import { fields, oneOf, text } from './fields.js';
import { ensure, invalid } from './rejection.js';
import { compareClaim, type Verification, verification } from './verification.js';
import { verifyBranches } from './verifyBranches.js';
import { verifyGcd } from './verifyGcd.js';
import { verifyHull } from './verifyHull.js';
import { verifyLoss } from './verifyLoss.js';
import { verifyModular } from './verifyModular.js';
import { verifySpectrum } from './verifySpectrum.js';
import { verifyStructure } from './verifyStructure.js';

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
  return verification(
    certificate,
    'crease-certificate/1',
    certificateKeys,
    () => checkedConclusion(certificate).sentence,
  );
}

/** The fields of a certificate about gradient descent. */
export const certificateKeys = [
  'format',
  'createdBy',
  'claim',
  'program',
  'data',
  'loss',
  'method',
  'evidence',
  'digest',
] as const;

/**
 * What a certificate proves, after every check but that of its digest.
 *
 * @throws Rejection
 */
export function checkedConclusion(document: unknown): { readonly sentence: string; readonly conclusion: Conclusion } {
  const f = fields(document, 'the certificate', certificateKeys);
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
  const method = oneOf(f.method, 'method', ['structure', 'gcd', 'modular', 'interval', 'hull', 'branches']);
  let conclusion: Conclusion;
  if (method === 'gcd') conclusion = completeList(verifyGcd(f.evidence, program));
  else if (method === 'modular') conclusion = completeList(verifyModular(f.evidence, program));
  else if (method === 'interval') conclusion = belowReciprocal(verifySpectrum(f.evidence, program, data, loss));
  else if (method === 'hull') conclusion = belowReciprocal(verifyHull(f.evidence, program));
  else if (method === 'branches') {
    const { from, to } = verifyBranches(f.evidence, program);
    conclusion = between(from, to);
  } else if (data !== undefined && loss !== undefined)
    conclusion = completeList(verifyStructure(f.evidence, program, data, loss));
  else return invalid('the method "structure" needs data and a loss');
  const training = data && loss && { loss: loss.name, samples: data.samples };
  const claim = claimOf({ subject, parameters, training }, conclusion);
  compareClaim(f.claim, claim);
  return { sentence: claim.sentence, conclusion };
}
