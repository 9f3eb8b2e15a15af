import { type Program, ShapeError, UsageError } from '@crease/tensor';
import { compileMap } from '../maps/compileMap.js';

/** One trajectory of a map. */
export interface Orbit {
  readonly dimension: number;
  /** θ₀, θ₁, …: row-major, shape [count, dimension]; ends with the first point that is not finite. */
  readonly points: Float64Array;
  readonly status: 'finished' | 'nonFinite';
}

/**
 * The first `steps` iterates of a map from a start, with the start.
 *
 * $\theta_{n+1} = G_\eta(\theta_n)$. The same bits on every engine. Grade: observed; on a chaotic attractor rounding
 * takes over after some tens of steps, and only statistics are meaningful.
 *
 * @param map     inputs θ [p] and step size []
 * @param options start of shape [p], not modified
 * @throws ShapeError if the start has the wrong length; UsageError if the number of steps is not a whole number
 *
 * @example
 * const loss = trace({ theta: [2] }, ({ theta }) => sum(apply(activation('square'), theta)));
 * orbit(gradientDescentMap(loss), { start: [1, 2], stepSize: 0.25, steps: 2 }).points; // Float64Array(6) [1, 2, 0.5, 1, 0.25, 0.5]
 */
export function orbit(
  map: Program,
  options: { readonly start: ArrayLike<number>; readonly stepSize: number; readonly steps: number },
): Orbit {
  const { dimension, step } = compileMap(map);
  const theta = startOf('orbit', options.start, dimension);
  if (!(Number.isInteger(options.steps) && options.steps >= 0))
    throw new UsageError(`orbit: steps must be a whole number, 0 or more, got ${options.steps}.`);
  const points = new Float64Array((options.steps + 1) * dimension);
  points.set(theta);
  for (let n = 1; n <= options.steps; n++) {
    step(theta, options.stepSize, theta);
    points.set(theta, n * dimension);
    if (!theta.every(Number.isFinite))
      return { dimension, points: points.slice(0, (n + 1) * dimension), status: 'nonFinite' };
  }
  return { dimension, points, status: 'finished' };
}

/**
 * A copy of a start point.
 *
 * @throws ShapeError if its length is not the dimension
 */
export function startOf(caller: string, start: ArrayLike<number>, dimension: number): Float64Array {
  if (start.length !== dimension)
    throw new ShapeError(
      `${caller}: the start must have ${dimension} numbers, one per parameter, got ${start.length}.`,
    );
  return Float64Array.from(start);
}
