import { exp, log, symmetricEigenvalues } from '@crease/tensor';
import { loss, type PointName, pointAt } from './network.ts';

/** The Hessian spectra of one function at all scales of its first layer. Grade: observed. */
export interface Spectra {
  /** From 1/4 to 4, evenly spaced in the logarithm. */
  readonly scales: Float64Array;
  /** Row-major [scales, 4], ascending. */
  readonly eigenvalues: Float64Array;
}

/** The first layer is scaled by numbers from its inverse to this. */
const largestScale = 4;
const half = 40;

/** The eigenvalues of the Hessian at the point, for each scale. */
export function* spectra(point: PointName): Generator<number, Spectra, void> {
  const scales = Float64Array.from({ length: 2 * half + 1 }, (_, k) => exp((k / half - 1) * log(largestScale)));
  const eigenvalues = new Float64Array(scales.length * loss.dimension);
  for (const [k, scale] of scales.entries()) {
    const hessian = loss.hessian(pointAt(point, scale));
    eigenvalues.set(symmetricEigenvalues(hessian, loss.dimension), k * loss.dimension);
    if (k % 20 === 0) yield k / scales.length;
  }
  return { scales, eigenvalues };
}
