import { formatHexFloat } from '../encoding/hexFloat.js';
import type { SpectrumProof } from './spectrumMethod.js';

/** The evidence of the method "interval": everything as hexadecimal floats. */
export interface IntervalEvidence {
  /** Points θ at which spectra are enclosed. */
  readonly points: readonly (readonly string[])[];
  /** No number above it is an eigenvalue of the Hessians at all points. */
  readonly bound: string;
}

/** The evidence of a proof as plain JSON. */
export function intervalEvidence({ points, bound }: SpectrumProof): IntervalEvidence {
  return { points: points.map((point) => point.map(formatHexFloat)), bound: formatHexFloat(bound) };
}
