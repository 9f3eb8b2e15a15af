import { formatHexFloat } from '../encoding/hexFloat.js';
import type { ScoreShifts } from '../theorems/scoreShifts.js';
import type { SpectrumProof } from './spectrumMethod.js';

/** The evidence of the method "interval": everything as hexadecimal floats. */
export interface IntervalEvidence {
  /** Points θ at which spectra are enclosed. */
  readonly points: readonly (readonly string[])[];
  /** Directions along which cross-entropy is constant, or `null`: the input of the last layer, components that are 1. */
  readonly shifts: ScoreShifts | null;
  /** No number above it is an eigenvalue of the Hessians at all points. */
  readonly bound: string;
}

/** The evidence of a proof as plain JSON. */
export function intervalEvidence({ points, shifts, bound }: SpectrumProof): IntervalEvidence {
  return {
    shifts: shifts ?? null,
    points: points.map((point) => point.map(formatHexFloat)),
    bound: formatHexFloat(bound),
  };
}
