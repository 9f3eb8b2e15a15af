import { type Data, log, lossProgram, type Model, objective, symmetricEigenvalues, UsageError } from '@crease/tensor';
import { normalSpace } from './normalSpace.js';
import { sampleLosses } from './sampleLosses.js';

/** What `minimumStability` needs besides the network, the data and the loss. */
export interface MinimumStabilityOptions {
  readonly stepSize: number;
  /** The point; the parameters of the model by default. */
  readonly theta?: Float64Array;
  /** The probability of each sample; equal ones by default. Gradient descent then uses the weighted loss too. */
  readonly weights?: ArrayLike<number>;
  /** A sample counts as fitted if the norm of the gradient of its loss is at most this (default 1e-8). */
  readonly tolerance?: number;
}

/** The linear stability of a minimum that fits every sample. */
export interface MinimumStability {
  readonly isInterpolating: boolean;
  /** The largest norm of the gradient of one sample's loss. */
  readonly largestSampleGradient: number;
  /** The dimension of the normal space N of the set of minima: the rank of the Jacobian of the outputs. */
  readonly normalDimension: number | null;
  /** The smallest singular value of that Jacobian that counts, and the largest that does not (0 if there is none). */
  readonly gap: readonly [number, number] | null;
  /** Stability exponent of gradient descent: stable if negative, unstable if positive; null if not interpolating. */
  readonly mu: number | null;
  /** Stability exponent of stochastic gradient descent with batch size 1; null with the reason below. */
  readonly lambda: number | null;
  /** False if a sample's map is singular on N (then λ = −∞) or a sample has probability 0: no theorem applies. */
  readonly isRegular: boolean | null;
  /** Why an exponent is missing, as a sentence. */
  readonly reason: string | null;
}

/**
 * The stability exponents μ (gradient descent) and λ (SGD with batch size 1) of a minimum that fits every sample.
 *
 * With $H_i$ the Hessian of the loss of sample i and N the normal space of the set of minima,
 * $\mu = \log\rho\bigl((I - \eta\nabla^2 L)|_N\bigr)$ and, if N is a line, $\lambda = \sum_i p_i\log|1 - \eta g_i|$ with
 * $g_i = \langle v, H_i v\rangle$ for its unit vector. $\nabla^2 L$ is the Hessian of the named loss, or $\sum_i p_iH_i$
 * if weights are given. For a normal space of larger dimension λ needs a product of random matrices and is not given.
 * Grade: observed. Cost beyond the gradients, only if every sample is fitted: p forward passes and $O((mo)^3)$ for m
 * samples and o outputs.
 *
 * Source: Chemnitz & Engel, arXiv 2407.20209, theorems A and B: negative means that the minimum is in the support of the
 * limit, positive that it is not; zero decides nothing. They need regularity and that the set of minima is a manifold.
 *
 * @throws UsageError if the step size is not positive or the weights are not probabilities
 *
 * @example
 * const model = readModel({
 *   format: 'crease-model/1',
 *   input: [1],
 *   layers: [{ type: 'dense', weight: [[2]], bias: null }, { type: 'dense', weight: [[0.5]], bias: null }],
 * });
 * const data = { samples: 2, features: Float64Array.of(1, 3), targets: Float64Array.of(1, 3) };
 * minimumStability(model, data, 'half-mse', { stepSize: 0.125 }).mu; // 0.504556010752395
 */
export function minimumStability(
  model: Model,
  data: Data,
  lossName: string,
  options: MinimumStabilityOptions,
): MinimumStability {
  const { stepSize, theta = model.theta, tolerance = 1e-8 } = options;
  if (!(stepSize > 0 && Number.isFinite(stepSize)))
    throw new UsageError(`minimumStability: the step size must be positive, got ${stepSize}.`);
  const weights = checkedWeights(options.weights, data.samples);
  const samples = sampleLosses(model, data, lossName, theta);
  const largestSampleGradient = samples.gradientNorms().reduce((largest, g) => Math.max(largest, g), 0);
  const isInterpolating = largestSampleGradient <= tolerance;
  const nothing = { isInterpolating, largestSampleGradient, normalDimension: null, gap: null, isRegular: null };
  if (!isInterpolating) return { ...nothing, mu: null, lambda: null, reason: 'The point does not fit every sample.' };
  const normal = normalSpace(model, data, theta);
  const common = { ...nothing, normalDimension: normal.dimension, gap: normal.gap };
  if (normal.dimension === 0)
    return { ...common, mu: null, lambda: null, reason: 'No parameter has an effect on the outputs.' };

  const forms = samples.restrictedHessians(normal.basis, normal.dimension);
  const r = normal.dimension;
  const full =
    options.weights === undefined
      ? restrictedHessian(objective(lossProgram(model, data, lossName)), theta, normal.basis, r)
      : weightedSum(forms, weights);
  const mu = log(spectralRadius(full, r, stepSize));
  if (r > 1) return { ...common, mu, lambda: null, reason: `The normal space has dimension ${r}, not 1.` };
  const factors = forms.map((form) => 1 - stepSize * form[0]!);
  const lambda = factors.reduce((sum, factor, i) => sum + weighted(weights[i]!, log(Math.abs(factor))), 0);
  const isRegular = factors.every((factor, i) => factor !== 0 && weights[i]! > 0);
  return { ...common, mu, lambda, isRegular, reason: null };
}

/** p·x with 0·(−∞) = 0: a sample that is never drawn does not count. */
function weighted(p: number, x: number): number {
  return p === 0 ? 0 : p * x;
}

function spectralRadius(hessian: Float64Array, r: number, stepSize: number): number {
  const eigenvalues = symmetricEigenvalues(hessian, r);
  return eigenvalues.reduce((radius, h) => Math.max(radius, Math.abs(1 - stepSize * h)), 0);
}

function restrictedHessian(
  loss: ReturnType<typeof objective>,
  theta: Float64Array,
  basis: Float64Array,
  r: number,
): Float64Array {
  const n = theta.length;
  const form = new Float64Array(r * r);
  for (let a = 0; a < r; a++) {
    const image = loss.hvp(theta, basis.slice(a * n, (a + 1) * n));
    for (let b = 0; b < r; b++)
      for (let k = 0; k < n; k++) form[a * r + b] = form[a * r + b]! + image[k]! * basis[b * n + k]!;
  }
  return form;
}

function weightedSum(forms: readonly Float64Array[], weights: Float64Array): Float64Array {
  return forms[0]!.map((_, e) => forms.reduce((sum, form, i) => sum + weights[i]! * form[e]!, 0));
}

function checkedWeights(weights: ArrayLike<number> | undefined, samples: number): Float64Array {
  if (weights === undefined) return new Float64Array(samples).fill(1 / samples);
  const p = Float64Array.from(weights);
  const total = p.reduce((sum, x) => sum + x, 0);
  if (p.length !== samples || !p.every((x) => x >= 0) || !(Math.abs(total - 1) <= 1e-12))
    throw new UsageError(
      `minimumStability: needs ${samples} probabilities that add up to 1, got ${p.length} numbers with sum ${total}.`,
    );
  return p;
}
