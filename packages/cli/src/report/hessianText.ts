import type { HessianSpectrum } from '@crease/landscape';
import { short } from '../output/lines.js';

/** How many eigenvalues are positive, zero and negative, in words. */
export function signs(found: Pick<HessianSpectrum, 'negative' | 'zero' | 'positive' | 'zeroTolerance'>): string {
  if (found.positive === undefined) return 'not counted (only the ends of the spectrum were computed)';
  return `${found.positive} positive, ${found.zero} zero (|λ| ≤ ${short(found.zeroTolerance)}), ${found.negative} negative`;
}

/** The trace, with the standard error of an estimate. */
export function traceText(trace: number, standardError: number): string {
  return `${short(trace)}${standardError === 0 ? '' : ` ± ${short(standardError)} (Hutchinson)`}`;
}
