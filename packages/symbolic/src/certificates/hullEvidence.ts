import { formatHexFloat } from '../encoding/hexFloat.js';
import type { HullProof } from './hullMethod.js';

/** The evidence of the method "hull": everything as hexadecimal floats. */
export interface HullEvidence {
  /** θ₀. */
  readonly point: readonly string[];
  /** Weights d of the bound, positive. */
  readonly weights: readonly string[];
  /** ρ: not below any eigenvalue of the Hessian of any formal piece at θ₀. */
  readonly bound: string;
  /** How the Hessians are bounded: by the entries of the enclosed matrix, or by its product with a box of vectors. */
  readonly from: HullProof['from'];
}

/** The evidence of a proof as plain JSON. */
export function hullEvidence({ point, weights, bound, from }: HullProof): HullEvidence {
  return { point: point.map(formatHexFloat), weights: weights.map(formatHexFloat), bound: formatHexFloat(bound), from };
}
