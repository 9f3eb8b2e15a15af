import type { FreeSettings } from './freeSettings.ts';
import { initialWeights, type Problem } from './problem.ts';

/** A run of gradient descent. */
export interface Trajectory {
  /** θ₀, θ₁, …, row-major; all of them finite. */
  readonly points: Float64Array;
  /** L at each of them. */
  readonly losses: Float64Array;
  /** The step after which the loss was not finite or had grown beyond every measure; `undefined` if that did not happen. */
  readonly divergedAt: number | undefined;
}

/** So many times the loss at the start counts as divergence, which only ends in infinity. */
const hopeless = 1e12;
/** Between two pauses. */
const chunk = 20;

const newest = new Map<string, { readonly key: string; readonly value: Trajectory }>();

/**
 * Gradient descent $\theta_{n+1} = \theta_n - \eta\nabla L(\theta_n)$ from a start. Grade: observed.
 *
 * @param role for each role the newest trajectory is kept, so that stages with the same settings share it
 */
export function* trajectory(
  problem: Problem,
  settings: FreeSettings,
  start: Float64Array,
  role: 'drawn weights' | 'shifted',
): Generator<number, Trajectory, void> {
  const key = JSON.stringify([settings.widths, settings.activation, settings.biases, settings.data, settings.loss]);
  const ownKey = `${key} ${settings.stepSize} ${settings.steps} ${start.join()}`;
  const known = newest.get(role);
  if (known?.key === ownKey) return known.value;
  const value = yield* descend(problem, start, settings.stepSize, settings.steps);
  newest.set(role, { key: ownKey, value });
  return value;
}

/** The trajectory from the drawn weights, wherever the reader starts. */
export function drawnTrajectory(problem: Problem, settings: FreeSettings): Generator<number, Trajectory, void> {
  return trajectory(problem, settings, initialWeights(problem, settings), 'drawn weights');
}

function* descend(
  { objective }: Problem,
  start: Float64Array,
  stepSize: number,
  steps: number,
): Generator<number, Trajectory, void> {
  const { dimension } = objective;
  const points = new Float64Array((steps + 1) * dimension);
  const losses = new Float64Array(steps + 1);
  const gradient = new Float64Array(dimension);
  const theta = Float64Array.from(start);
  points.set(theta);
  losses[0] = objective.value(theta);
  for (let n = 1; n <= steps; n++) {
    objective.gradient(theta, gradient);
    for (let k = 0; k < dimension; k++) theta[k] = theta[k]! - stepSize * gradient[k]!;
    const loss = objective.value(theta);
    if (!(loss <= hopeless * (1 + losses[0]!)) || !theta.every(Number.isFinite))
      return { points: points.slice(0, n * dimension), losses: losses.slice(0, n), divergedAt: n };
    points.set(theta, n * dimension);
    losses[n] = loss;
    if (n % chunk === 0) yield n / steps;
  }
  return { points, losses, divergedAt: undefined };
}

/** How many points a trajectory has. */
export function countOf({ losses }: Trajectory): number {
  return losses.length;
}

/** The point after step n. */
export function pointOf({ points, losses }: Trajectory, n: number): Float64Array {
  const dimension = points.length / losses.length;
  return points.slice(n * dimension, (n + 1) * dimension);
}
