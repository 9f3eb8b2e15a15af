import { DomainError, type Objective, symmetricEigen } from '@crease/tensor';
import { eigenResiduals } from './eigenResiduals.js';
import type { HessianSpectrum } from './hessianSpectrum.js';
import { countSigns } from './zeroModes.js';

/** Every eigenvalue, from the full Hessian: p products for the matrix, p more for the residuals. */
export function denseSpectrum(objective: Objective, theta: Float64Array): Omit<HessianSpectrum, 'margin'> {
  const p = objective.dimension;
  const hessian = objective.hessian(theta);
  if (!hessian.every(Number.isFinite))
    throw new DomainError(
      'hessianSpectrum: the Hessian has entries that are not finite. The parameters or the data are too large.',
    );
  const { values, vectors } = symmetricEigen(hessian, p);
  let trace = 0;
  for (let k = 0; k < p; k++) trace += hessian[k * p + k]!;
  return {
    method: 'dense',
    status: 'converged',
    eigenvalues: values,
    eigenvectors: vectors,
    residuals: eigenResiduals(objective, theta, values, vectors),
    trace,
    traceError: 0,
    ...countSigns(values),
  };
}
