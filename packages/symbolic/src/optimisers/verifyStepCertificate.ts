import { type Optimiser, optimisers, type StepParameters, stepParameters } from '@crease/tensor';
import type { Conclusion } from '../certificates/conclusion.js';
import { dimensionOf } from '../certificates/problem.js';
import { encodeProgram } from '../certificates/programDocument.js';
import { canonicalJson } from '../encoding/canonicalJson.js';
import { sha256 } from '../encoding/sha256.js';
import { decodeData, decodeProgram } from '../verify/decodeProgram.js';
import { fields, hexFloat, items, oneOf, text } from '../verify/fields.js';
import { ensure, invalid } from '../verify/rejection.js';
import { checkDigest, compareClaim, type Verification, verification } from '../verify/verification.js';
import { certificateKeys, checkedConclusion } from '../verify/verifyCertificate.js';
import { checkComposition } from './checkComposition.js';
import type { MoveFact } from './moveFact.js';
import { moveProgram } from './moveProgram.js';
import { verifyNormalised } from './normalisedEvidence.js';
import { type RecognisedMove, recogniseMove } from './recogniseMove.js';
import { stepClaimOf } from './stepCertificate.js';
import { neededOf, stepConclusion, withBatch } from './stepConclusion.js';
import { whyNoGradient } from './whyNoGradient.js';

/**
 * Whether a parsed certificate about the step of an optimiser proves what it claims, checked from scratch.
 *
 * The kind of every move is read off its program, not taken from the row of the optimiser; the certificates about
 * gradient descent are checked as by `verifyCertificate`; the claim that follows is compared with the one that is stated.
 * Grade: `valid` means proved, up to the correctness of this check and of exact arithmetic.
 *
 * @param certificate what `JSON.parse` returned
 */
export function verifyStepCertificate(certificate: unknown): Verification {
  return verification(certificate, 'crease-step-certificate/1', keys, () => check(certificate));
}

const keys = ['format', 'createdBy', 'claim', 'optimiser', 'moves', 'losses', 'digest'] as const;

function check(document: unknown): string {
  const f = fields(document, 'the certificate', keys);
  text(f.createdBy, 'createdBy');
  const { optimiser, parameters } = decodeOptimiser(f.optimiser);
  const moves = items(f.moves, 'moves');
  ensure(moves.length === optimiser.moves.length, `moves must have ${optimiser.moves.length} entries`);
  const recognised = moves.map((move, k) => checkedMove(move, k, optimiser, parameters));
  const facts = recognised.map(({ fact }) => fact);
  checkComposition(recognised);
  const losses = items(f.losses, 'losses').map((loss, k) => checkedLoss(loss, `losses[${k}]`, facts));
  const dimension = losses[0]?.dimension ?? invalid('there are no losses');
  ensure(
    losses.every((loss) => loss.dimension === dimension),
    'the losses have different numbers of parameters',
  );
  const gradients = losses.flatMap(({ conclusion }, k) =>
    conclusion === undefined ? [] : [withBatch(conclusion, k, losses.length)],
  );
  const found = stepConclusion(facts, gradients);
  if (found.kind === 'undecided') return invalid(found.why);
  const subject = sha256(canonicalJson({ optimiser: f.optimiser, moves: f.moves, losses: f.losses }));
  const claim = stepClaimOf({ optimiser, parameters, dimension, losses: losses.length, subject }, found);
  compareClaim(f.claim, claim);
  return claim.sentence;
}

function decodeOptimiser(value: unknown): { readonly optimiser: Optimiser; readonly parameters: StepParameters } {
  const f = fields(value, 'optimiser', ['name', 'parameters']);
  const optimiser = optimisers[oneOf(f.name, 'optimiser.name', Object.keys(optimisers))]!;
  const names = Object.keys(optimiser.parameters);
  const given = fields(f.parameters, 'optimiser.parameters', names);
  const parameters = names.map((name) => [name, hexFloat(given[name], `optimiser.parameters.${name}`)]);
  return { optimiser, parameters: stepParameters(optimiser, Object.fromEntries(parameters)) };
}

/** A move of the document: it must be the one that the optimiser is defined by, and of a kind that a theorem knows. */
function checkedMove(value: unknown, index: number, optimiser: Optimiser, parameters: StepParameters): RecognisedMove {
  const program = decodeProgram(value, undefined);
  const defined = encodeProgram(moveProgram(optimiser, index, parameters), null);
  ensure(canonicalJson(value) === canonicalJson(defined), `moves[${index}] is not that of ${optimiser.title}`);
  return (
    recogniseMove(optimiser, optimiser.moves[index]!.slot, program) ??
    invalid(`moves[${index}] is of a kind that no theorem knows`)
  );
}

/** A loss with its number of parameters, and what its certificate says about gradient descent, where that is needed. */
function checkedLoss(
  value: unknown,
  path: string,
  facts: readonly MoveFact[],
): { readonly dimension: number; readonly conclusion: Conclusion | undefined } {
  const needed = neededOf(facts);
  if (needed === 'gradient descent') {
    const f = fields(value, path, certificateKeys);
    ensure(f.format === 'crease-certificate/1', `${path}.format is not "crease-certificate/1"`);
    checkDigest(value, certificateKeys);
    const { conclusion } = checkedConclusion(value);
    return { dimension: dimensionOf(decodeProgram(f.program, decodeData(f.data))), conclusion };
  }
  const isNormalised = needed === 'normalised descent';
  const f = fields(value, path, isNormalised ? ['program', 'evidence'] : ['program']);
  const program = decodeProgram(f.program, undefined);
  const dimension = dimensionOf(program);
  const reason = whyNoGradient(program, facts);
  if (reason !== undefined) return invalid(`${path}: ${reason}`);
  return {
    dimension,
    conclusion: isNormalised ? verifyNormalised(f.evidence, `${path}.evidence`, program) : undefined,
  };
}
