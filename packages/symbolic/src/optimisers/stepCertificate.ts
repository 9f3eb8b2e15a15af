import type { Optimiser, StepParameters } from '@crease/tensor';
import type { Certificate } from '../certificates/certificate.js';
import { stepSizesText } from '../certificates/claim.js';
import { exactRangeOf } from '../certificates/conclusion.js';
import { describeExceptional, type ExceptionalStepSize } from '../certificates/exceptional.js';
import type { ProgramDocument } from '../certificates/programDocument.js';
import { canonicalJson } from '../encoding/canonicalJson.js';
import { sha256 } from '../encoding/sha256.js';
import { firstStepText } from './firstStep.js';
import type { NormalisedEvidence } from './normalisedEvidence.js';
import type { StepConclusion } from './stepConclusion.js';

/** What a certificate about the step of an optimiser states. */
export interface StepClaim {
  /** The statement in words. */
  readonly sentence: string;
  /** What it means for a run from the usual start. */
  readonly start: string;
  /** `true`: the step is singular at every step size; then there is neither a range nor a list. */
  readonly isSingular: boolean;
  /** SHA-256 of the canonical JSON of { optimiser, moves, losses }: the statement is about exactly these. */
  readonly subject: string;
  /** The open interval of step sizes from 0 on that is proved non-singular, as exact numbers. */
  readonly range: readonly [string, string] | null;
  /** All positive step sizes that are, or may be, exceptional; `null` if those beyond the range are not determined. */
  readonly exceptional: readonly ExceptionalStepSize[] | null;
}

/** A loss of which only the gradient is used: its program; for normalised descent with what is proved about it. */
export interface LossOfStep {
  readonly program: ProgramDocument;
  readonly evidence?: NormalisedEvidence;
}

/** A proof about the step of an optimiser as a map of its states, plain JSON (`crease-step-certificate/1`). */
export interface StepCertificate {
  readonly format: 'crease-step-certificate/1';
  readonly createdBy: string;
  readonly claim: StepClaim;
  /** Name and hyperparameters, as hexadecimal floats. */
  readonly optimiser: { readonly name: string; readonly parameters: Readonly<Record<string, string>> };
  /** The moves of a step, each as a program for one parameter that gives the component it replaces. */
  readonly moves: readonly ProgramDocument[];
  /** The losses of the batches: with a certificate about gradient descent, where the proof needs it. */
  readonly losses: readonly (Certificate | LossOfStep)[];
  /** SHA-256 of the canonical JSON of everything else. */
  readonly digest: string;
}

/** The hash that says what a claim about a step is about. */
export function stepSubject(certificate: Pick<StepCertificate, 'optimiser' | 'moves' | 'losses'>): string {
  const { optimiser, moves, losses } = certificate;
  return sha256(canonicalJson({ optimiser, moves, losses }));
}

/** What the sentence of a claim about a step says about it. */
export interface StepSubject {
  readonly optimiser: Optimiser;
  readonly parameters: StepParameters;
  /** The number of parameters of the network. */
  readonly dimension: number;
  /** How many losses there are, one for each batch. */
  readonly losses: number;
  readonly subject: string;
}

/** The claim that follows from a conclusion about a step. */
export function stepClaimOf(about: StepSubject, found: Exclude<StepConclusion, { kind: 'undecided' }>): StepClaim {
  const { optimiser, parameters, subject } = about;
  const start = firstStepText(optimiser, parameters);
  const step = `One step of ${optimiser.title}${numbersText(parameters)} ${lossText(about)}, as a map of its states ${statesText(optimiser)} where it is defined,`;
  if (found.kind === 'singular') {
    const sentence = `${step} is singular for every step size η > 0: ${found.where}.`;
    return { sentence, start, isSingular: true, subject, range: null, exceptional: null };
  }
  const { conclusion } = found;
  return {
    sentence: `${step} is non-singular for every step size ${stepSizesText(conclusion)}.`,
    start,
    isSingular: false,
    subject,
    range: exactRangeOf(conclusion),
    exceptional: conclusion.exceptional === undefined ? null : conclusion.exceptional.map(describeExceptional),
  };
}

function numbersText(parameters: StepParameters): string {
  const numbers = Object.entries(parameters).map(([name, value]) => `${name} = ${value}`);
  return numbers.length === 0 ? '' : ` (${numbers.join(', ')})`;
}

function lossText({ losses, dimension }: StepSubject): string {
  const parameters = `${dimension} parameter${dimension === 1 ? '' : 's'}`;
  return losses === 1
    ? `with the gradient of this loss (${parameters})`
    : `with the gradient of any one of these ${losses} losses (${parameters})`;
}

function statesText({ domain, slots }: Optimiser): string {
  const components = [
    ['theta', domain] as const,
    ...Object.entries(slots).map(([name, s]) => [name, s.domain] as const),
  ];
  const positive = components.filter(([, own]) => own === 'positive').map(([name]) => `${name} > 0`);
  return `(${components.map(([name]) => name).join(', ')})${positive.length === 0 ? '' : ` with ${positive.join(', ')},`}`;
}
