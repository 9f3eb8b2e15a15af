import { type LanczosStatus, type Objective, ShapeError, UsageError } from '@crease/tensor';
import { denseSpectrum } from './denseSpectrum.js';
import { lanczosSpectrum } from './lanczosSpectrum.js';
import type { Measure } from './measure.js';

/** What `hessianSpectrum` measures. */
export const hessianSpectrumMeta: Measure = {
  title: 'Hessian spectrum',
  formula: '\\lambda_1 \\le \\dots \\le \\lambda_p \\quad\\text{eigenvalues of}\\quad \\nabla^2 L(\\theta)',
  source: 'definition; the largest one is the sharpness of Cohen et al. 2021, arXiv 2103.00065',
};

/** Options of `hessianSpectrum`. */
export interface SpectrumOptions {
  /** `dense`: every eigenvalue; `lanczos`: the ends of the spectrum; `auto` (default): dense up to 600 parameters. */
  readonly method?: 'auto' | 'dense' | 'lanczos';
  /** How many eigenvalues at each end (lanczos only; default 5). */
  readonly count?: number;
  /** Random vectors for the trace (lanczos only; default 64). */
  readonly probes?: number;
  /** Seed of the random vectors (default 0). */
  readonly seed?: number | string;
}

/** Eigenvalues of a Hessian, with the evidence for them. Grade: observed. */
export interface HessianSpectrum {
  readonly method: 'dense' | 'lanczos';
  /** Whether every eigenvalue was found to the tolerance of its method; the residuals say how well each was. */
  readonly status: LanczosStatus;
  /** Ascending; all of them, or those at the two ends. */
  readonly eigenvalues: Float64Array;
  /** Row-major [eigenvalues.length, p]: unit eigenvectors, row by row. */
  readonly eigenvectors: Float64Array;
  /** ‖Hv − λv‖ for each, from one more Hessian-vector product: some eigenvalue lies within this distance of λ. */
  readonly residuals: Float64Array;
  readonly trace: number;
  /** Standard error of an estimated trace; 0 for the sum of the diagonal. */
  readonly traceError: number;
  /** How many eigenvalues are below −zeroTolerance, within it, and above it; `undefined` if not all are known. */
  readonly negative: number | undefined;
  readonly zero: number | undefined;
  readonly positive: number | undefined;
  /** $10^{-10}\max|\lambda|$: what is smaller counts as a zero mode. */
  readonly zeroTolerance: number;
  /** Distance of the nearest pre-activation from its kink: on the region of θ the Hessian is that of one analytic function. */
  readonly margin: number;
}

const densestDimension = 600;

/**
 * Eigenvalues of the Hessian of a loss at θ, ascending, with residuals, trace and the number of zero modes.
 *
 * $\nabla^2 L(\theta)\,v_i = \lambda_i v_i$ on the region that contains θ; at a kink the Hessian is that of the owners.
 * Dense: p Hessian-vector products and $O(p^3)$ operations. Lanczos: products only; no eigenvalue between the ends is
 * looked for, so the signs are not counted. Grade: observed, with residuals.
 *
 * @param theta shape [p]; not modified
 * @throws ShapeError if θ has another length than the objective's dimension; UsageError for an unknown method or counts;
 * DomainError if the Hessian is not finite
 *
 * @example
 * const loss = trace({ theta: [2] }, ({ theta }) => sum(apply(activation('square'), theta)));
 * hessianSpectrum(objective(loss), Float64Array.of(1, 1)).eigenvalues; // Float64Array(2) [2, 2]
 */
export function hessianSpectrum(
  objective: Objective,
  theta: Float64Array,
  options: SpectrumOptions = {},
): HessianSpectrum {
  const { method = 'auto', count = 5, probes = 64, seed = 0 } = options;
  if (theta.length !== objective.dimension)
    throw new ShapeError(`hessianSpectrum: theta must have ${objective.dimension} entries, got ${theta.length}.`);
  if (method !== 'auto' && method !== 'dense' && method !== 'lanczos')
    throw new UsageError(`hessianSpectrum: unknown method "${String(method)}". Known: auto, dense, lanczos.`);
  if (!Number.isInteger(count) || count < 1 || !Number.isInteger(probes) || probes < 2)
    throw new UsageError(
      `hessianSpectrum: count must be a positive whole number and probes at least 2; got ${count} and ${probes}.`,
    );
  const isDense = method === 'dense' || (method === 'auto' && objective.dimension <= densestDimension);
  const found = isDense ? denseSpectrum(objective, theta) : lanczosSpectrum(objective, theta, { count, probes, seed });
  return { ...found, margin: objective.regions(theta).margin };
}
