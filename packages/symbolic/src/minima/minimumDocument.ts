import type { LossDocument } from '../certificates/certificate.js';
import type { DataDocument, ProgramDocument } from '../certificates/programDocument.js';

/** A weight of the combination that bounds the loss: of the inequality that a wall of a region stands for. */
export interface WallEvidence {
  readonly sample: number;
  /** The argument of the activation is above, or below, the break next to its piece. */
  readonly side: 'above' | 'below';
  /** Positive, as `p/q`. */
  readonly weight: string;
}

/** Why the loss is bounded on one region: Σ r_i (f_i − y_i) is a constant and a sum of terms that are not negative there. */
export interface BoundEvidence {
  /** For each unit its cell, by position, and the sign of its output weight. */
  readonly states: readonly { readonly cell: number; readonly sign: 1 | -1 }[];
  readonly residuals: readonly string[];
  readonly walls: readonly (readonly WallEvidence[])[];
  /** For each unit the weight of the inequality that its output weight has its sign. */
  readonly outputs: readonly string[];
}

/** Where the parts of a hidden unit are in θ. */
export interface UnitPlaces {
  readonly weights: readonly number[];
  readonly output: number;
}

/** The proof that a loss is nowhere lower: all cells of a unit, and a bound for every region up to the order of units. */
export interface GlobalEvidence {
  /** The equation of the activation. */
  readonly hidden: number;
  readonly units: readonly UnitPlaces[];
  readonly cells: readonly { readonly pieces: string; readonly witness: readonly string[] }[];
  readonly bounds: readonly BoundEvidence[];
}

/** The proof that no point around θ has a lower loss: for each unit every cell around its weights, with both signs if v = 0. */
export interface LocalEvidence {
  readonly hidden: number;
  readonly units: readonly UnitPlaces[];
  readonly ways: readonly (readonly {
    readonly pieces: string;
    readonly sign: 1 | -1;
    /** A direction from the weights into the cell. */
    readonly inward: readonly string[];
    readonly walls: readonly WallEvidence[];
  }[])[];
}

/** What a proof about a minimum states. */
export interface MinimumClaim {
  readonly kind: 'lower bound' | 'global minimum' | 'local minimum' | 'bad local minimum';
  readonly sentence: string;
  /** SHA-256 of the canonical JSON of { program, data, loss }. */
  readonly subject: string;
  /** The loss, exactly, as `p/q`. */
  readonly value: string;
  /** Where it is attained; `null` for a lower bound. */
  readonly point: readonly string[] | null;
  /** For a bad local minimum a point with a lower loss. */
  readonly lower: { readonly value: string; readonly point: readonly string[] } | null;
}

/** A self-contained proof about a minimum, plain JSON (`crease-minimum/1`). */
export interface MinimumCertificate {
  readonly format: 'crease-minimum/1';
  readonly createdBy: string;
  readonly claim: MinimumClaim;
  readonly program: ProgramDocument;
  readonly data: DataDocument;
  readonly loss: LossDocument;
  readonly evidence: GlobalEvidence | LocalEvidence;
  /** SHA-256 of the canonical JSON of everything else. */
  readonly digest: string;
}

/** The claim with its sentence. */
export function minimumClaim(
  claim: Omit<MinimumClaim, 'sentence'>,
  about: { readonly loss: string; readonly samples: number; readonly parameters: number },
): MinimumClaim {
  const subject = `the loss (${about.loss}, ${about.samples} samples, ${about.parameters} parameters)`;
  const at = (point: readonly string[]): string => `θ = (${point.join(', ')})`;
  const { kind, value, point, lower } = claim;
  const sentence = {
    'lower bound': () => `For every θ ${subject} is at least ${value}.`,
    'global minimum': () => `${at(point!)} is a global minimum: there ${subject} is ${value}, and it is nowhere lower.`,
    'local minimum': () =>
      `${at(point!)} is a local minimum: there ${subject} is ${value}, and nearby it is nowhere lower.`,
    'bad local minimum': () =>
      `${at(point!)} is a local minimum that is not global: there ${subject} is ${value}, nearby it is nowhere lower, and at ${at(lower!.point)} it is ${lower!.value}.`,
  }[kind]();
  return { kind, sentence, subject: claim.subject, value, point, lower };
}
