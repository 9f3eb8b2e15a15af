import { canonicalJson } from '../encoding/canonicalJson.js';
import { sha256 } from '../encoding/sha256.js';
import type { BranchesEvidence } from './branchesEvidence.js';
import type { ExceptionalStepSize } from './exceptional.js';
import type { GcdEvidence } from './gcdEvidence.js';
import type { HullEvidence } from './hullEvidence.js';
import type { IntervalEvidence } from './intervalEvidence.js';
import type { LastHiddenLayerEvidence } from './lastHiddenLayerMethod.js';
import type { LinearScoresEvidence } from './linearScoresMethod.js';
import type { ModularEvidence } from './modularMethod.js';
import type { OneHiddenLayerEvidence } from './oneHiddenLayerEvidence.js';
import type { DataDocument, ProgramDocument } from './programDocument.js';

/** What a certificate states. */
export interface Claim {
  /** The statement in words. */
  readonly sentence: string;
  /** The statement is about every region of θ, since all formal patterns of pieces are covered. */
  readonly scope: 'all patterns';
  /** SHA-256 of the canonical JSON of { program, data, loss }: the statement is about exactly these. */
  readonly subject: string;
  /** The open interval of step sizes that is proved non-singular, as exact numbers; it begins at 0 unless only a part is. */
  readonly range: readonly [string, string];
  /** All positive step sizes that are, or may be, exceptional; `null` if those beyond the range are not determined. */
  readonly exceptional: readonly ExceptionalStepSize[] | null;
}

/** The loss of a certificate, with the value of the program that is the output of the network. */
export interface LossDocument {
  readonly name: string;
  /** Hexadecimal float. */
  readonly weightDecay: string;
  /** Value id, shape [m, o]. */
  readonly output: number;
}

/** The evidence of the method "structure": the theorem that applies, and where its parts are. */
export type StructureEvidence = OneHiddenLayerEvidence | LastHiddenLayerEvidence | LinearScoresEvidence;

/** A self-contained proof object, plain JSON (`crease-certificate/1`). */
export interface Certificate {
  readonly format: 'crease-certificate/1';
  readonly createdBy: string;
  readonly claim: Claim;
  readonly program: ProgramDocument;
  /** `null`, as is the loss, for a program that was not made from a network and data. */
  readonly data: DataDocument | null;
  readonly loss: LossDocument | null;
  readonly method: 'structure' | 'gcd' | 'modular' | 'interval' | 'hull' | 'branches';
  readonly evidence:
    | StructureEvidence
    | GcdEvidence
    | ModularEvidence
    | IntervalEvidence
    | HullEvidence
    | BranchesEvidence;
  /** SHA-256 of the canonical JSON of everything else. */
  readonly digest: string;
}

/** The certificate with its digest. */
export function sealed(certificate: Omit<Certificate, 'digest'>): Certificate {
  return { ...certificate, digest: digestOf(certificate) };
}

/** The digest of a certificate: SHA-256 of the canonical JSON of everything but the digest itself. */
export function digestOf(certificate: object): string {
  return sha256(canonicalJson({ ...certificate, digest: undefined }));
}

/** The hash that says what a claim is about. */
export function subjectOf(certificate: Pick<Certificate, 'program' | 'data' | 'loss'>): string {
  const { program, data, loss } = certificate;
  return sha256(canonicalJson({ program, data, loss }));
}
