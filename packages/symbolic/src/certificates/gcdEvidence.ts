import type { RationalMatrix } from '../algebra/integerMatrix.js';
import { formatRational } from '../encoding/rationalText.js';
import type { Rational } from '../number/rational.js';
import type { ConstantEigenvalueProof } from './constantEigenvalues.js';
import type { GcdProof } from './gcdMethod.js';
import { integerPoint } from './integerPoint.js';
import { piecesText } from './patterns.js';

/** Rationals as text. */
export type RationalTexts = readonly string[];

/** The evidence of the method "gcd". */
export interface GcdEvidence {
  /** The points θ at which exact Hessians were taken. */
  readonly points: readonly RationalTexts[];
  /** Every formal pattern, by the gcd (ascending coefficients) of its characteristic polynomials at the first points. */
  readonly groups: readonly {
    readonly gcd: RationalTexts;
    readonly numPoints: number;
    /** One digit (0–9, a–z) for each evaluation of a piecewise function in program order: the index of the piece. */
    readonly patterns: readonly string[];
  }[];
  /** SHA-256 over the hashes of points, values, gradients and characteristic polynomials of every pattern. */
  readonly fingerprint: string;
  /** Patterns of open sets on which the map is singular: a point of the set, and why eigenvalues are constant. */
  readonly singular: readonly {
    readonly pattern: string;
    readonly point: RationalTexts;
    readonly proofs: readonly EigenvalueEvidence[];
  }[];
  /** Patterns that no open set has. */
  readonly excluded: readonly ExclusionEvidence[];
}

/** Every root of `factor` is an eigenvalue of H(θ) for all θ. */
export type EigenvalueEvidence =
  | {
      readonly kind: 'invariant subspace';
      readonly factor: RationalTexts;
      /** Columns of B with H(θ)B = BM, each of coprime integers. */
      readonly basis: readonly RationalTexts[];
      /** Rows of M. */
      readonly matrix: readonly RationalTexts[];
    }
  | { readonly kind: 'determinant'; readonly factor: RationalTexts };

/** Why no open set has a pattern. */
export type ExclusionEvidence =
  | { readonly pattern: string; readonly kind: 'constant outside'; readonly activation: number }
  | { readonly pattern: string; readonly kind: 'contradiction'; readonly multipliers: RationalTexts };

/** The evidence of a proof as plain JSON. */
export function gcdEvidence(proof: GcdProof, dimension: number): GcdEvidence {
  const numPoints = Math.max(...proof.groups.map((group) => group.numPoints));
  return {
    points: Array.from({ length: numPoints }, (_, k) => texts(integerPoint(k, dimension))),
    groups: proof.groups.map((group) => ({
      gcd: texts(group.gcd),
      numPoints: group.numPoints,
      patterns: group.patterns.map(({ pieces }) => piecesText(pieces)),
    })),
    fingerprint: proof.fingerprint,
    singular: proof.singular.map(({ pieces, point, proofs }) => ({
      pattern: piecesText(pieces),
      point: texts(point),
      proofs: proofs.map(eigenvalueEvidence),
    })),
    excluded: proof.excluded.map(({ pieces, reason }) =>
      reason.kind === 'contradiction'
        ? { pattern: piecesText(pieces), kind: reason.kind, multipliers: texts(reason.multipliers) }
        : { pattern: piecesText(pieces), kind: reason.kind, activation: reason.activation },
    ),
  };
}

function eigenvalueEvidence(proof: ConstantEigenvalueProof): EigenvalueEvidence {
  const { kind, factor } = proof;
  if (kind === 'determinant') return { kind, factor: texts(factor) };
  return { kind, factor: texts(factor), basis: rows(proof.basis), matrix: rows(proof.matrix) };
}

function texts(list: readonly Rational[]): RationalTexts {
  return list.map(formatRational);
}

function rows(matrix: RationalMatrix): readonly RationalTexts[] {
  return matrix.map(texts);
}
