import { DomainError, ShapeError, UsageError } from '../errors.js';

/** Options of `lanczos`. */
export interface LanczosOptions {
  /** How many eigenvalues are wanted, at each end for `which: 'both'`; at most n are returned. */
  readonly count: number;
  readonly which: 'largest' | 'smallest' | 'both';
  /** Bound on the Lanczos steps; default $\min(6n, 600)$. */
  readonly maxSteps?: number;
  /** Residuals up to this multiple of the operator's norm (as far as seen) count as converged; default $10^{-10}$. */
  readonly tolerance?: number;
  /** Seed of the random start vectors; default 0. */
  readonly seed?: number | string;
  /**
   * Whether further copies of repeated eigenvalues are looked for, by sweeps in the orthogonal complement of what was found;
   * default true. A single sweep finds one copy of each eigenvalue, and about half the products suffice for it.
   */
  readonly repeats?: boolean;
}

/** Returns the options with defaults. */
export function completeOptions(n: number, options: LanczosOptions): Required<LanczosOptions> {
  if (!Number.isInteger(n) || n < 0) {
    throw new ShapeError(`lanczos: the dimension must be an integer from 0 on, but is ${n}.`);
  }
  const {
    count,
    which,
    maxSteps = Math.max(1, Math.min(6 * n, 600)),
    tolerance = 1e-10,
    seed = 0,
    repeats = true,
  } = options;
  if (which !== 'largest' && which !== 'smallest' && which !== 'both') {
    throw new UsageError(`lanczos: which is ${String(which)}, but "largest", "smallest" or "both" is expected.`);
  }
  for (const [name, value] of Object.entries({ count, maxSteps })) {
    if (!Number.isInteger(value) || value < 1) {
      throw new UsageError(`lanczos: ${name} must be an integer from 1 on, but is ${value}.`);
    }
  }
  if (!(tolerance > 0 && tolerance < 1)) {
    throw new DomainError(
      `lanczos: the tolerance is ${tolerance}, but a fraction of the operator's norm between 0 and 1 is expected.`,
    );
  }
  return { count, which, maxSteps, tolerance, seed, repeats };
}
