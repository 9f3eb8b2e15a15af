import { optimiserNamed, ShapeError, type StepParameters, stepParameters, UsageError } from '@crease/tensor';
import { type Certificate, digestOf } from '../certificates/certificate.js';
import { type CertifyOptions, proveNonSingular } from '../certificates/certifyNonSingular.js';
import { type Conclusion, rangeOf } from '../certificates/conclusion.js';
import { describeExceptional, type ExceptionalStepSize } from '../certificates/exceptional.js';
import { checkTraining, dimensionOf, type NonSingularityProblem } from '../certificates/problem.js';
import { encodeProgram } from '../certificates/programDocument.js';
import { checkQuestion, type StepSizeQuestion, verdictOn } from '../certificates/question.js';
import type { ScheduledStep } from '../certificates/schedule.js';
import { formatHexFloat } from '../encoding/hexFloat.js';
import { whyEndless } from '../theorems/totality.js';
import { declaredFacts } from './declaredFacts.js';
import type { MoveFact } from './moveFact.js';
import { moveProgram } from './moveProgram.js';
import { normalisedConclusion, normalisedEvidence } from './normalisedEvidence.js';
import { normalisedProof } from './normalisedProof.js';
import { type LossOfStep, type StepCertificate, stepClaimOf, stepSubject } from './stepCertificate.js';
import { neededOf, type StepConclusion, stepConclusion, withBatch } from './stepConclusion.js';
import { verifyStepCertificate } from './verifyStepCertificate.js';
import { whyNoGradient } from './whyNoGradient.js';

/** Training with an optimiser: what is to be certified. */
export interface OptimiserProblem {
  /** Name of a row of `optimisers`. */
  readonly optimiser: string;
  /** Hyperparameters; those left out have their defaults. */
  readonly parameters?: StepParameters;
  /** The loss of each batch that a step may use; one for the whole data. All have the same parameters θ. */
  readonly losses: readonly NonSingularityProblem[];
}

/** What is known about the step sizes at which the step of an optimiser is singular. */
export interface OptimiserNonSingularity {
  /** `refuted` also if every step size is singular. */
  readonly verdict: 'proved' | 'refuted' | 'unknown';
  readonly method: 'moves' | null;
  /** The open interval of step sizes from 0 on that are all proved non-singular, its end rounded down. */
  readonly range: readonly [number, number | 'Infinity'] | null;
  /** All positive step sizes that are, or may be, exceptional; `null` if they are not determined, or all are. */
  readonly exceptional: readonly ExceptionalStepSize[] | null;
  /** One sentence: what is proved, or what was tried. */
  readonly reason: string;
  /** What it means for a run from the usual start, such as momentum 0; `null` if nothing is proved. */
  readonly start: string | null;
  readonly certificate: StepCertificate | null;
  /** If a schedule was asked about: its steps that are not proved to be non-singular. */
  readonly schedule?: readonly ScheduledStep[];
}

/**
 * Whether the step of an optimiser, as a map of its states (θ, momentum, …), is non-singular: whether preimages of null
 * sets are null sets.
 *
 * A step is a composition of moves, each of a kind for which there is a theorem (`stepConclusion`): shears of momentum and
 * of means are non-singular whatever the loss is, a gradient step is as gradient descent is (`certifyNonSingular`, for
 * every batch), a running maximum makes the step singular. With several batches the answer holds for each of them, so
 * for every sequence of batches: compositions of non-singular maps are non-singular. A statement about almost every state
 * says nothing about a run from momentum 0, which is a null set of states; `start` says what is known there. Grade: proved,
 * with a certificate that has passed `verifyStepCertificate`; otherwise `unknown` with the reason.
 *
 * @throws UsageError for an unknown optimiser or hyperparameter, or no losses; ShapeError for losses of different θ;
 * DomainError for a step size that is not positive
 *
 * @example
 * const loss = trace({ theta: [2] }, ({ theta }) => sum(apply(activation('square'), theta)));
 * const adamw = { optimiser: 'adamw', parameters: { weightDecay: 0.5 }, losses: [{ program: loss }] };
 * certifyOptimiser(adamw).exceptional!.map(({ eta }) => eta); // ['2']
 */
export function certifyOptimiser(
  problem: OptimiserProblem,
  question?: StepSizeQuestion,
  options: CertifyOptions = {},
): OptimiserNonSingularity {
  if (question !== undefined) checkQuestion(question);
  const dimension = commonDimension(problem.losses);
  const optimiser = optimiserNamed(problem.optimiser);
  const parameters = stepParameters(optimiser, problem.parameters);
  const facts = declaredFacts(optimiser, parameters);
  const losses: StepCertificate['losses'][number][] = [];
  const gradients: Conclusion[] = [];
  for (const [k, loss] of problem.losses.entries()) {
    const found = lossOf(loss, facts, options);
    if (typeof found === 'string') return undetermined(`${neededWords[neededOf(facts)]} loss ${k}: ${found}`);
    losses.push(found.document);
    if (found.conclusion !== undefined) gradients.push(withBatch(found.conclusion, k, problem.losses.length));
  }
  const found = stepConclusion(facts, gradients);
  if (found.kind === 'undecided') return undetermined(`${found.why}.`);
  const moves = optimiser.moves.map((_, k) => encodeProgram(moveProgram(optimiser, k, parameters), null));
  const named = { name: problem.optimiser, parameters: mapped(parameters, formatHexFloat) };
  const subject = stepSubject({ optimiser: named, moves, losses });
  const unsealed = {
    format: 'crease-step-certificate/1',
    createdBy: options.createdBy ?? 'Crease',
    claim: stepClaimOf({ optimiser, parameters, dimension, losses: losses.length, subject }, found),
    optimiser: named,
    moves,
    losses,
  } as const;
  return answer({ ...unsealed, digest: digestOf(unsealed) }, found, question, options);
}

const neededWords = {
  'gradient descent': 'Gradient descent on',
  'normalised descent': 'Normalised descent on',
  'a gradient': 'The gradient of',
} as const;

/** A loss as the certificate holds it, with what is proved about its gradient; or what was tried. */
function lossOf(
  problem: NonSingularityProblem,
  facts: readonly MoveFact[],
  options: CertifyOptions,
): { readonly document: Certificate | LossOfStep; readonly conclusion?: Conclusion } | string {
  const needed = neededOf(facts);
  if (needed === 'gradient descent') {
    const found = proveNonSingular(problem, options);
    return typeof found === 'string' ? found : { document: found.certificate, conclusion: found.conclusion };
  }
  const reason = whyEndless(problem.program) ?? whyNoGradient(problem.program, facts);
  if (reason !== undefined) return `${reason}.`;
  const program = encodeProgram(problem.program, null);
  if (needed === 'a gradient') return { document: { program } };
  const proof = normalisedProof(problem.program);
  if (typeof proof === 'string') return `${proof}.`;
  return { document: { program, evidence: normalisedEvidence(proof) }, conclusion: normalisedConclusion(proof) };
}

function answer(
  certificate: StepCertificate,
  found: Exclude<StepConclusion, { kind: 'undecided' }>,
  question: StepSizeQuestion | undefined,
  { check = true }: CertifyOptions,
): OptimiserNonSingularity {
  const checked = check ? verifyStepCertificate(certificate) : undefined;
  if (checked?.result === 'invalid') return undetermined(`The proof did not pass its own check: ${checked.why}`);
  const { sentence: reason, start } = certificate.claim;
  const known = { method: 'moves', reason, start, certificate } as const;
  if (found.kind === 'singular') return { ...known, verdict: 'refuted', range: null, exceptional: null };
  const { conclusion } = found;
  const exceptional = conclusion.exceptional?.map(describeExceptional) ?? null;
  return { ...known, range: rangeOf(conclusion), exceptional, ...verdictOn(conclusion, question) };
}

function undetermined(why: string): OptimiserNonSingularity {
  const nothing = { method: null, range: null, exceptional: null, start: null, certificate: null };
  return { verdict: 'unknown', reason: `Not determined. ${why}`, ...nothing };
}

function commonDimension(losses: readonly NonSingularityProblem[]): number {
  const [first, ...rest] = losses;
  if (first === undefined)
    throw new UsageError('certifyOptimiser: there are no losses. Give one for each batch, or that of the whole data.');
  for (const loss of losses) checkTraining(loss);
  const dimension = dimensionOf(first.program);
  const other = rest.findIndex((loss) => dimensionOf(loss.program) !== dimension);
  if (other !== -1)
    throw new ShapeError(
      `certifyOptimiser: the losses must be functions of the same θ, but loss 0 has ${dimension} parameters and loss ${other + 1} has ${dimensionOf(rest[other]!.program)}.`,
    );
  return dimension;
}

function mapped<T, U>(record: Readonly<Record<string, T>>, f: (value: T) => U): Record<string, U> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, f(value)]));
}
