import { hessianSpectrum, normaliseDirection, randomDirection } from '@crease/landscape';
import { UsageError } from '@crease/tensor';
import type { Problem } from '../input/problem.js';
import { readVectors } from '../input/readVectors.js';
import type { Io } from '../io.js';

/** What the directions of a slice are made from. */
export interface DirectionRequest {
  /** `random`, `filter`, `eigen`, or a .json or .npy file with one or two directions. */
  readonly kind: string;
  readonly axes: 1 | 2;
  readonly seed: number;
}

/**
 * The directions of a slice, and in words what they are.
 *
 * @throws UsageError for an unknown kind; FormatError for a file that does not hold one or two directions
 */
export function sliceDirections(
  io: Io,
  problem: Problem,
  { kind, axes, seed }: DirectionRequest,
): { readonly directions: Float64Array[]; readonly description: string } {
  const { model, objective } = problem;
  const random = Array.from({ length: axes }, (_, k) => () => randomDirection(model.layout.size, seed, k));
  if (kind === 'random')
    return { directions: random.map((make) => make()), description: `random, of length 1 (seed ${seed})` };
  if (kind === 'filter')
    return {
      directions: random.map((make) => normaliseDirection(make(), model.theta, model.layout)),
      description: `random, normalised filter by filter, biases fixed (seed ${seed})`,
    };
  if (kind === 'eigen') {
    io.progress({ task: 'Hessian spectrum' });
    const { eigenvalues, eigenvectors } = hessianSpectrum(objective, model.theta);
    const order = [...eigenvalues.keys()].sort((i, j) => Math.abs(eigenvalues[j]!) - Math.abs(eigenvalues[i]!));
    const chosen = order.slice(0, axes);
    const p = model.layout.size;
    if (chosen.length < axes)
      throw new UsageError(`--directions eigen: the model has only ${p} parameter. Use --axes 1.`);
    return {
      directions: chosen.map((k) => eigenvectors.slice(k * p, (k + 1) * p)),
      description: `eigenvectors of the Hessian, λ = ${chosen.map((k) => eigenvalues[k]).join(' and ')}`,
    };
  }
  if (!kind.includes('.'))
    throw new UsageError(`--directions: expected random, filter, eigen, or a .json or .npy file, got "${kind}".`);
  const directions = readVectors(io, kind, '--directions', model.layout.size, 2);
  return { directions, description: `from ${kind}` };
}
