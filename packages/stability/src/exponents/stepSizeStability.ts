import { type Objective, symmetricEigenvalues, UsageError } from '@crease/tensor';

/** Whether a step size is below the edge of stability at a point. */
export interface StepSizeStability {
  readonly stepSize: number;
  /** λ_max of the Hessian. */
  readonly sharpness: number;
  /** 2/λ_max; infinite if no eigenvalue is positive. */
  readonly edge: number;
  /** True if the step size is below the edge. */
  readonly linearlyStable: boolean;
}

/**
 * The sharpness of a loss at a point and the step size 2/sharpness above which gradient descent on its quadratic
 * approximation overshoots and grows.
 *
 * Along an eigenvector of eigenvalue $\lambda$ the step multiplies by $1 - \eta\lambda$, which is below −1 iff
 * $\eta > 2/\lambda$. Directions of negative curvature are ways down, not overshooting, and do not count. Dense
 * eigenvalues, $O(p^3)$; for larger networks pass the sharpness of a Lanczos run to `edgeOfStability`. Grade: observed.
 * Source: Cohen et al. 2021, arXiv 2103.00065.
 *
 * @param theta shape [dimension]; not modified
 * @throws UsageError if the step size is not positive
 */
export function stepSizeStability(objective: Objective, theta: Float64Array, stepSize: number): StepSizeStability {
  const eigenvalues = symmetricEigenvalues(objective.hessian(theta), objective.dimension);
  return edgeOfStability(eigenvalues.at(-1)!, stepSize);
}

/**
 * The same comparison for a sharpness that is known already.
 *
 * @throws UsageError if the step size is not positive
 */
export function edgeOfStability(sharpness: number, stepSize: number): StepSizeStability {
  if (!(stepSize > 0 && Number.isFinite(stepSize)))
    throw new UsageError(`The step size must be positive, got ${stepSize}.`);
  const edge = sharpness > 0 ? 2 / sharpness : Number.POSITIVE_INFINITY;
  return { stepSize, sharpness, edge, linearlyStable: stepSize < edge };
}
