import { randomNormal } from '../random/randomNormal.js';
import { randomStream } from '../random/randomStream.js';
import { completeOptions, type LanczosOptions } from './lanczosOptions.js';
import { ritz, ritzVectors } from './lanczosRitz.js';
import { selectWanted, wantedAmong } from './lanczosWanted.js';
import { dot, norm, orthonormalise, subtractMultiple } from './orthonormalise.js';

/** The product of a symmetric operator with v; writes all entries of `out` and leaves v alone. */
export type SymmetricOperator = (v: Float64Array, out: Float64Array) => void;

/** How a Lanczos iteration stands or has ended. */
export type LanczosStatus = 'running' | 'converged' | 'maxSteps' | 'nonFinite' | 'inaccurate';

/** The state of a Lanczos iteration: plain data that can be sent to a worker or kept. `lanczosStep` changes it in place. */
export interface LanczosState {
  readonly n: number;
  readonly options: Required<LanczosOptions>;
  status: LanczosStatus;
  /** Lanczos steps so far; `products` counts also the products that measure residuals. */
  steps: number;
  products: number;
  /** Sweeps begun; each starts from a random vector orthogonal to all that was found before. */
  sweeps: number;
  /** The largest coefficient seen: at most the operator's norm. */
  scale: number;
  /** The basis of this sweep; one vector more than there are coefficients. */
  basis: Float64Array[];
  diagonal: number[];
  couplings: number[];
  /** Why the sweep ended, once it has: `wholeSpace` if it and what was found before span everything. */
  sweepEnd: 'converged' | 'wholeSpace' | 'maxSteps' | undefined;
  /** The number of coefficients at which convergence is looked at again. */
  nextCheck: number;
  /** Vectors of the last sweep whose residuals are still to be measured. */
  candidates: Float64Array[];
  /** What has been found, with measured residuals. */
  readonly found: { readonly vectors: Float64Array[]; readonly values: number[]; readonly residuals: number[] };
}

/** Extreme eigenvalues of a symmetric operator. */
export interface LanczosResult {
  /**
   * `converged`: all wanted pairs have small residuals, and no further sweep found a better one. `maxSteps`: the bound on the
   * steps was reached first. `inaccurate`: a measured residual is more than ten times the tolerance, so the operator is not
   * symmetric or too noisy for it. `nonFinite`: a product had an entry that is not finite.
   */
  readonly status: LanczosStatus;
  /** Ascending. */
  readonly values: Float64Array;
  /** Row-major [number of values, n]; row k is the unit vector of `values[k]`. */
  readonly vectors: Float64Array;
  /** $|A v_k - \lambda_k v_k|$ from the true product: an eigenvalue of $A$ lies that near to `values[k]`. */
  readonly residuals: Float64Array;
  /** Products with the operator. */
  readonly products: number;
}

/**
 * Returns extreme eigenvalues and eigenvectors of a symmetric operator that is given by its products with vectors.
 *
 * Lanczos iteration with full re-orthogonalisation. When a sweep has converged or found an invariant subspace, the next one
 * starts from a random vector orthogonal to all eigenvectors found; the iteration ends when a sweep brings nothing new.
 * So repeated eigenvalues are found as often as they occur, unless a random vector misses one (probability 0, but a very
 * small component may).
 *
 * @param apply writes the product with its first argument into its second
 * @param n the dimension
 * @throws ShapeError, UsageError, DomainError for impossible options
 * @remarks Observed: residuals prove that eigenvalues are near, not that none was missed. The operator's norm should lie
 *   between about $10^{-150}$ and $10^{150}$, so that squares are doubles. Memory: one vector of length n per
 *   step of a sweep.
 * Source: Parlett, The Symmetric Eigenvalue Problem, chapter 13.
 * @example lanczos((v, out) => out.set(v.map((x, i) => i * x)), 100, { count: 2, which: 'largest' }).values // Float64Array(2) [98, 99]
 */
export function lanczos(apply: SymmetricOperator, n: number, options: LanczosOptions): LanczosResult {
  const state = lanczosInit(n, options);
  while (state.status === 'running') lanczosStep(state, apply);
  return lanczosResult(state);
}

/** Returns the state before the first product; arguments and errors as for `lanczos`. */
export function lanczosInit(n: number, options: LanczosOptions): LanczosState {
  const state: LanczosState = {
    n,
    options: completeOptions(n, options),
    status: 'running',
    steps: 0,
    products: 0,
    sweeps: 0,
    scale: 0,
    basis: [],
    diagonal: [],
    couplings: [],
    sweepEnd: undefined,
    nextCheck: 1,
    candidates: [],
    found: { vectors: [], values: [], residuals: [] },
  };
  startSweep(state);
  return state;
}

/**
 * Goes on by one product with the operator, if the state is `running`.
 *
 * @param state changed in place
 */
export function lanczosStep(state: LanczosState, apply: SymmetricOperator): void {
  if (state.status !== 'running') return;
  const isMeasuring = state.candidates.length > 0;
  const vector = isMeasuring ? state.candidates[0] : state.basis[state.diagonal.length];
  const product = new Float64Array(state.n);
  apply(vector, product);
  state.products++;
  if (!product.every(Number.isFinite)) state.status = 'nonFinite';
  else if (isMeasuring) measure(state, vector, product);
  else extend(state, vector, product);
}

/** Returns what has been found so far; complete once the state is no longer `running`. */
export function lanczosResult(state: LanczosState): LanczosResult {
  const { found, n, options } = state;
  const selected = selectWanted(found.values, options);
  const vectors = new Float64Array(selected.length * n);
  for (const [row, k] of selected.entries()) vectors.set(found.vectors[k], row * n);
  return {
    status: state.status,
    values: Float64Array.from(selected, (k) => found.values[k]),
    vectors,
    residuals: Float64Array.from(selected, (k) => found.residuals[k]),
    products: state.products,
  };
}

/** Begins a sweep in the orthogonal complement of what was found, or ends the iteration if nothing is left there. */
function startSweep(state: LanczosState): void {
  const stream = randomStream(state.options.seed, state.sweeps);
  const start = Float64Array.from({ length: state.n }, () => randomNormal(stream));
  const isEmpty = state.found.values.length >= state.n || orthonormalise(start, state.found.vectors) === 0;
  state.sweeps++;
  state.basis = [start];
  state.diagonal = [];
  state.couplings = [];
  state.nextCheck = 1;
  state.sweepEnd = isEmpty ? 'wholeSpace' : undefined;
  if (isEmpty) finish(state);
}

/** Adds the product with the newest basis vector to the sweep. */
function extend(state: LanczosState, vector: Float64Array, product: Float64Array): void {
  const { basis, diagonal, couplings, found, n, options } = state;
  const alpha = dot(vector, product);
  // The two large components first: what re-orthogonalisation has to remove then is small, and one pass is enough.
  subtractMultiple(product, alpha, vector);
  const previous = basis[diagonal.length - 1];
  if (previous !== undefined) subtractMultiple(product, couplings[diagonal.length - 1]!, previous);
  const coupling = orthonormalise(product, found.vectors, basis);
  state.steps++;
  diagonal.push(alpha);
  state.scale = Math.max(state.scale, Math.abs(alpha), coupling);
  const isWhole = found.values.length + basis.length >= n;
  const isInvariant = isWhole || coupling <= 8 * 2 ** -52 * Math.sqrt(n) * state.scale;
  couplings.push(isInvariant ? 0 : coupling);
  if (!isInvariant) basis.push(product);
  const isLast = state.steps >= options.maxSteps;
  if (!isInvariant && !isLast && diagonal.length < state.nextCheck) return;
  state.nextCheck = diagonal.length + Math.max(1, diagonal.length >> 3);
  const { values, residuals } = ritz(diagonal, couplings, state.scale);
  const tolerance = options.tolerance * state.scale;
  const isWanted = wantedAmong(values, found.values, options, 10 * tolerance);
  if (isWhole) state.sweepEnd = 'wholeSpace';
  else if (isInvariant || hasConverged(state, values, residuals, isWanted)) state.sweepEnd = 'converged';
  else if (isLast) state.sweepEnd = 'maxSteps';
  if (state.sweepEnd !== undefined) endSweep(state, isWanted);
}

/**
 * Whether all wanted Ritz values have converged, and the outermost one too or so far that it will hardly become wanted:
 * in a sweep of at least 20 steps its residual is a thousandth of its distance from the wanted ones.
 */
function hasConverged(
  state: LanczosState,
  values: Float64Array,
  residuals: Float64Array,
  isWanted: boolean[],
): boolean {
  const { found, options } = state;
  const tolerance = options.tolerance * state.scale;
  if (values.length + found.values.length < wantedCount(state)) return false;
  if (isWanted.some((wanted, k) => wanted && residuals[k] > tolerance)) return false;
  const last = values.length - 1;
  const borders = selectWanted(found.values, options).map((k) => found.values[k]);
  const isSettled = (k: number, border: number): boolean =>
    isWanted[k] ||
    residuals[k] <= tolerance ||
    (values.length >= 20 && residuals[k] <= 1e-3 * Math.abs(values[k] - border));
  const upper = borders[Math.max(borders.length - options.count, 0)];
  const lower = borders[Math.min(options.count, borders.length) - 1];
  return (
    (options.which === 'smallest' || isSettled(last, upper)) && (options.which === 'largest' || isSettled(0, lower))
  );
}

/** Turns the wanted Ritz pairs into candidates, or ends the iteration if there are none. */
function endSweep(state: LanczosState, isWanted: boolean[]): void {
  const { basis, diagonal, couplings, n } = state;
  if (!isWanted.includes(true)) {
    finish(state);
    return;
  }
  for (const [k, coefficients] of ritzVectors(diagonal, couplings, state.scale).entries()) {
    if (!isWanted[k]) continue;
    const vector = new Float64Array(n);
    for (const [i, coefficient] of coefficients.entries()) subtractMultiple(vector, -coefficient, basis[i]);
    orthonormalise(vector, state.found.vectors, state.candidates);
    state.candidates.push(vector);
  }
}

/** Measures the first candidate by its true product; after the last one the next sweep begins or the iteration ends. */
function measure(state: LanczosState, vector: Float64Array, product: Float64Array): void {
  const { found, options } = state;
  const value = dot(vector, product);
  subtractMultiple(product, value, vector);
  state.candidates.shift();
  found.vectors.push(vector);
  found.values.push(value);
  found.residuals.push(norm(product));
  if (state.candidates.length > 0) return;
  const isEnough = !options.repeats && found.values.length >= wantedCount(state);
  if (state.sweepEnd === 'converged' && !isEnough) {
    if (state.steps < options.maxSteps) startSweep(state);
    else state.sweepEnd = 'maxSteps'; // whether another sweep would find more is not known
  }
  if (state.sweepEnd !== undefined) finish(state);
}

/** Ends the iteration with the status that the last sweep and the measured residuals deserve. */
function finish(state: LanczosState): void {
  const { found, options } = state;
  const worst = Math.max(0, ...selectWanted(found.values, options).map((k) => found.residuals[k]));
  if (state.sweepEnd === 'maxSteps') state.status = 'maxSteps';
  else state.status = worst <= 10 * options.tolerance * state.scale ? 'converged' : 'inaccurate';
}

function wantedCount({ n, options: { count, which } }: LanczosState): number {
  return Math.min(which === 'both' ? 2 * count : count, n);
}
