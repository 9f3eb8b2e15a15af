import { DomainError, ShapeError, UsageError } from '../errors.js';
import { binaryScale } from './binaryScale.js';
import type { SymmetricOperator } from './lanczos.js';
import { dot, norm, subtractMultiple } from './orthonormalise.js';

/** Options of `conjugateGradients`. */
export interface ConjugateGradientOptions {
  /** The residual up to this multiple of $|b|$ counts as converged; default $10^{-10}$. */
  readonly tolerance?: number;
  /** Bound on the steps; default $2n$. */
  readonly maxSteps?: number;
}

/** What `conjugateGradients` found. */
export interface ConjugateGradients {
  /**
   * `converged`: the residual, from the true product, is small. `indefinite`: the operator is not positive definite
   * (`curvature` ≤ 0). `maxSteps`: the bound was reached first, or rounding errors ended the progress. `nonFinite`: a
   * product had an entry that is not finite.
   */
  readonly status: 'converged' | 'indefinite' | 'maxSteps' | 'nonFinite';
  /** Shape [n]: the best approximation that was reached. */
  readonly solution: Float64Array;
  /** $|Ax - b|$ from the true product; infinite if that was not finite. */
  readonly residual: number;
  /** The smallest $p^\top A p / p^\top p$ over the directions used: not below the smallest eigenvalue of A. */
  readonly curvature: number;
  readonly steps: number;
}

/**
 * The solution of $Ax = b$ for a symmetric positive definite operator that is given by its products with vectors.
 *
 * The number of steps grows with the square root of the condition. Memory: four vectors. Grade: observed.
 *
 * @param apply writes the product with its first argument into its second
 * @param rightSide b; not modified
 * @throws ShapeError if b is empty, DomainError if it is not finite or the tolerance is not in (0, 1), UsageError for an
 *   impossible bound
 * Source: Hestenes and Stiefel, Methods of conjugate gradients for solving linear systems (1952).
 */
export function conjugateGradients(
  apply: SymmetricOperator,
  rightSide: Float64Array,
  options: ConjugateGradientOptions = {},
): ConjugateGradients {
  const n = rightSide.length;
  const { tolerance = 1e-10, maxSteps = 2 * n } = options;
  check(rightSide, tolerance, maxSteps);
  const solution = new Float64Array(n);
  // In units near the largest entry squares neither overflow nor vanish, and nothing is rounded.
  const scale = binaryScale(rightSide);
  const scaled = rightSide.map((b) => b / scale);
  const residual = scaled.slice();
  const direction = scaled.slice();
  const product = new Float64Array(n);
  const wanted = tolerance * norm(scaled);
  let square = dot(residual, residual);
  let curvature = Number.POSITIVE_INFINITY;
  let status: ConjugateGradients['status'] = 'maxSteps';
  let steps = 0;
  for (; steps < maxSteps && Math.sqrt(square) > wanted; steps++) {
    apply(direction, product);
    const along = dot(direction, product);
    if (!Number.isFinite(along)) {
      status = 'nonFinite';
      break;
    }
    curvature = Math.min(curvature, along / dot(direction, direction));
    if (!(along > 0)) {
      status = 'indefinite';
      break;
    }
    const step = square / along;
    subtractMultiple(solution, -step, direction);
    subtractMultiple(residual, step, product);
    const next = dot(residual, residual);
    const turn = next / square;
    for (let i = 0; i < n; i++) direction[i] = residual[i]! + turn * direction[i]!;
    square = next;
  }
  apply(solution, product);
  subtractMultiple(product, 1, scaled);
  const measured = norm(product);
  // The residual that is carried along drifts from the true one by rounding errors.
  if (status === 'maxSteps' && measured <= 10 * wanted) status = 'converged';
  return {
    status,
    solution: solution.map((x) => x * scale),
    residual: Number.isFinite(measured) ? measured * scale : Number.POSITIVE_INFINITY,
    curvature,
    steps,
  };
}

function check(rightSide: Float64Array, tolerance: number, maxSteps: number): void {
  if (rightSide.length === 0) throw new ShapeError('conjugateGradients: the right side has no entries.');
  const wrong = rightSide.findIndex((x) => !Number.isFinite(x));
  if (wrong >= 0)
    throw new DomainError(
      `conjugateGradients: entry ${wrong} of the right side is ${rightSide[wrong]}. It must be finite.`,
    );
  if (!(tolerance > 0 && tolerance < 1))
    throw new DomainError(
      `conjugateGradients: the tolerance is ${tolerance}, but a number between 0 and 1 is expected.`,
    );
  if (!Number.isInteger(maxSteps) || maxSteps < 1)
    throw new UsageError(`conjugateGradients: maxSteps must be an integer from 1 on, but is ${maxSteps}.`);
}
