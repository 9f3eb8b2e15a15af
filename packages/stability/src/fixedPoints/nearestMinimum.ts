import { type Objective, symmetricEigen } from '@crease/tensor';
import { norm } from './norm.js';

/** A minimum of a loss, as Newton's method left it. */
export interface Minimum {
  /**
   * `saddle`: some eigenvalue of the Hessian is negative; `flat`: the Hessian is zero; `notConverged`: the gradient did
   * not vanish.
   */
  readonly status: 'converged' | 'saddle' | 'flat' | 'notConverged' | 'nonFinite';
  readonly theta: Float64Array;
  /** The eigenvalues of the Hessian, ascending. */
  readonly eigenvalues: Float64Array;
  /** Its unit eigenvectors, by rows. */
  readonly eigenvectors: Float64Array;
  /** The largest eigenvalue. */
  readonly sharpness: number;
  /** Eigenvalues that count as non-zero: the dimension of the normal space of the set of minima. */
  readonly rank: number;
  /** The largest |eigenvalue| that counts as zero and the smallest that does not. */
  readonly gap: readonly [number, number];
  readonly gradientNorm: number;
  readonly iterations: number;
}

const maximumIterations = 50;
/** Eigenvalues of the Hessian below this share of the largest count as zero. */
const zeroShare = 1e-9;

/**
 * A minimum of a loss near a guess; the minima need not be isolated.
 *
 * Newton's method on $\nabla L = 0$ with the pseudo-inverse of the Hessian. In over-parametrised networks the minima
 * form a manifold along which the Hessian vanishes; corrections of least norm converge to a point of it, about as far
 * from the nearest one as the guess is. Grade: observed.
 *
 * @param guess shape [dimension]; not modified
 */
export function nearestMinimum(objective: Objective, guess: ArrayLike<number>): Minimum {
  const n = objective.dimension;
  const theta = Float64Array.from(guess);
  const gradient = new Float64Array(n);
  let best = Number.POSITIVE_INFINITY;
  for (let iterations = 0; ; iterations++) {
    objective.gradient(theta, gradient);
    const hessian = objective.hessian(theta);
    const gradientNorm = norm(gradient);
    if (!Number.isFinite(gradientNorm) || !hessian.every(Number.isFinite)) return nonFinite(theta, n, iterations);
    const { values, vectors } = symmetricEigen(hessian, n);
    const largest = Math.max(Math.abs(values[0]!), Math.abs(values[n - 1]!));
    const step = correction(values, vectors, gradient, zeroShare * largest);
    const size = norm(theta);
    // A gradient smaller than what rounding of θ makes of the Hessian cannot be told from zero.
    const isZero = gradientNorm <= 1e-10 * largest * Math.max(size, Number.MIN_VALUE);
    const stalls = gradientNorm >= best / 2 && isZero;
    if (stalls || norm(step) <= 2 ** -52 * size || iterations === maximumIterations) {
      const isNegative = values[0]! < -zeroShare * largest;
      const status = largest === 0 ? 'flat' : !isZero ? 'notConverged' : isNegative ? 'saddle' : 'converged';
      return {
        status,
        theta,
        eigenvalues: values,
        eigenvectors: vectors,
        sharpness: values[n - 1]!,
        ...rankOf(values, zeroShare * largest),
        gradientNorm,
        iterations,
      };
    }
    best = Math.min(best, gradientNorm);
    for (let i = 0; i < n; i++) theta[i] = theta[i]! - step[i]!;
  }
}

/** H⁺∇L. */
function correction(
  values: Float64Array,
  vectors: Float64Array,
  gradient: Float64Array,
  threshold: number,
): Float64Array {
  const n = values.length;
  const step = new Float64Array(n);
  for (let k = 0; k < n; k++) {
    if (!(Math.abs(values[k]!) > threshold)) continue;
    let part = 0;
    for (let i = 0; i < n; i++) part += vectors[k * n + i]! * gradient[i]!;
    part /= values[k]!;
    for (let i = 0; i < n; i++) step[i] = step[i]! + part * vectors[k * n + i]!;
  }
  return step;
}

function rankOf(values: Float64Array, threshold: number): { rank: number; gap: [number, number] } {
  let rank = 0;
  const gap: [number, number] = [0, Number.POSITIVE_INFINITY];
  for (const value of values) {
    const size = Math.abs(value);
    if (size > threshold) {
      rank += 1;
      gap[1] = Math.min(gap[1], size);
    } else gap[0] = Math.max(gap[0], size);
  }
  return { rank, gap };
}

function nonFinite(theta: Float64Array, n: number, iterations: number): Minimum {
  return {
    status: 'nonFinite',
    theta,
    eigenvalues: new Float64Array(n).fill(Number.NaN),
    eigenvectors: new Float64Array(n * n).fill(Number.NaN),
    sharpness: Number.NaN,
    rank: 0,
    gap: [Number.NaN, Number.NaN],
    gradientNorm: Number.NaN,
    iterations,
  };
}
