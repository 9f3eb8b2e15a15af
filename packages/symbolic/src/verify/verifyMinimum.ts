import { dimensionOf } from '../certificates/problem.js';
import { canonicalJson } from '../encoding/canonicalJson.js';
import { formatRational } from '../encoding/rationalText.js';
import { sha256 } from '../encoding/sha256.js';
import { evaluateExactly } from '../interpret/readings.js';
import { minimumClaim } from '../minima/minimumDocument.js';
import { compareRationals, equalRationals, type Rational } from '../number/rational.js';
import { decodeData, decodeProgram } from './decodeProgram.js';
import { exact, fields, oneOf, text } from './fields.js';
import { decodePoint, type MinimumSubject, minimumSubject } from './minimumSubject.js';
import { ensure, invalid } from './rejection.js';
import { compareClaim, type Verification, verification } from './verification.js';
import { verifyGlobalBounds } from './verifyGlobalBounds.js';
import { verifyLocalBounds } from './verifyLocalBounds.js';
import { verifyLoss } from './verifyLoss.js';

const keys = ['format', 'createdBy', 'claim', 'program', 'data', 'loss', 'evidence', 'digest'] as const;

/**
 * Whether a parsed proof about a minimum (`crease-minimum/1`) proves what it claims, checked from scratch.
 *
 * Everything is read from the program of the document: the arguments of the units as polynomials in θ, the loss at the
 * points by exact evaluation, each bound as an identity of polynomials. No search for cells and no optimisation is made
 * again. Grade: `valid` means proved, up to the correctness of this check and of exact arithmetic.
 *
 * @param certificate what `JSON.parse` returned
 */
export function verifyMinimum(certificate: unknown): Verification {
  return verification(certificate, 'crease-minimum/1', keys, () => check(certificate));
}

function check(document: unknown): string {
  const f = fields(document, 'the certificate', keys);
  text(f.createdBy, 'createdBy');
  const data = decodeData(f.data) ?? invalid('data is null');
  const program = decodeProgram(f.program, data);
  const parameters = dimensionOf(program);
  const subject = sha256(canonicalJson({ program: f.program, data: f.data, loss: f.loss }));
  const loss = verifyLoss(f.loss, program, data);
  const claim = fields(f.claim, 'claim', ['kind', 'sentence', 'subject', 'value', 'point', 'lower']);
  const kind = oneOf(claim.kind, 'claim.kind', ['lower bound', 'global minimum', 'local minimum', 'bad local minimum']);
  const isGlobal = kind === 'lower bound' || kind === 'global minimum';
  const evidence = fields(f.evidence, 'evidence', ['hidden', 'units', ...(isGlobal ? ['cells', 'bounds'] : ['ways'])]);
  const network = minimumSubject(program, data, loss, { hidden: evidence.hidden, units: evidence.units });
  const value = exact(claim.value, 'claim.value');
  const point = kind === 'lower bound' ? null : decodePoint(network, claim.point, 'claim.point');
  if (point !== null)
    ensure(equalRationals(lossAt(network, point), value), 'the loss at claim.point is not claim.value');
  if (isGlobal) verifyGlobalBounds(evidence, network, value);
  else verifyLocalBounds(evidence, network, point!, value);
  const lower = kind === 'bad local minimum' ? decodeLower(network, claim.lower, value) : null;
  const derived = minimumClaim(
    { kind, subject, value: formatRational(value), point: point?.map(formatRational) ?? null, lower },
    { loss: loss.name, samples: data.samples, parameters },
  );
  compareClaim(f.claim, derived);
  return derived.sentence;
}

function decodeLower(
  network: MinimumSubject,
  stated: unknown,
  value: Rational,
): { readonly value: string; readonly point: readonly string[] } {
  const f = fields(stated, 'claim.lower', ['value', 'point']);
  const point = decodePoint(network, f.point, 'claim.lower.point');
  const loss = lossAt(network, point);
  ensure(
    equalRationals(loss, exact(f.value, 'claim.lower.value')),
    'the loss at claim.lower.point is not claim.lower.value',
  );
  ensure(compareRationals(loss, value) === -1, 'claim.lower.value is not lower');
  return { value: formatRational(loss), point: point.map(formatRational) };
}

function lossAt({ program }: MinimumSubject, point: readonly Rational[]): Rational {
  const reading = evaluateExactly(program, [point]);
  return reading.status === 'computed'
    ? reading.outputs[0]![0]!
    : invalid(`the loss is not rational: ${reading.reason}`);
}
