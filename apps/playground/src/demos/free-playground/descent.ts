import { lanczos, type Objective, symmetricEigenvalues } from '@crease/tensor';
import { coordinates, directionsOf, placeAt } from './directions.ts';
import type { FreeSettings } from './freeSettings.ts';
import { initialWeights, type Problem } from './problem.ts';
import { countOf, drawnTrajectory, pointOf, type Trajectory, trajectory } from './trajectory.ts';

/** The descent from the start that the reader chose, as the pictures show it. */
export interface Descent {
  /** Coordinates on the plane after each step, first and second in turn: those of the nearest point of the plane. */
  readonly path: Float64Array;
  /** L after each step. */
  readonly losses: Float64Array;
  /** The steps after which the sharpness was computed, and its values. */
  readonly measured: Int32Array;
  readonly sharpness: Float64Array;
  /** The step that went wrong, or −1. */
  readonly divergedAt: number;
  readonly stepSize: number;
}

const measurements = 60;
/** Up to so many parameters all eigenvalues are computed, above only the largest. */
const denseUpTo = 60;

/** The descent with its sharpness along the way. Grade: observed. */
export function* descent(problem: Problem, settings: FreeSettings): Generator<number, Descent, void> {
  const { objective } = problem;
  const origin = initialWeights(problem, settings);
  const drawn = yield* drawnTrajectory(problem, settings);
  const directions = directionsOf(settings.plane, objective, settings.seed, drawn);
  const run = yield* shiftedTrajectory(problem, settings);
  const count = countOf(run);
  const path = new Float64Array(2 * count);
  for (let n = 0; n < count; n++) path.set(coordinates(directions, origin, pointOf(run, n)), 2 * n);
  const measured = momentsOf(count);
  const sharpness = new Float64Array(measured.length);
  for (const [k, n] of measured.entries()) {
    sharpness[k] = sharpnessAt(objective, pointOf(run, n));
    yield (k + 1) / measured.length;
  }
  return {
    path,
    // A copy: results are handed over, and other stages share this descent.
    losses: run.losses.slice(),
    measured,
    sharpness,
    divergedAt: run.divergedAt ?? -1,
    stepSize: settings.stepSize,
  };
}

/** The descent from the start that the reader chose. */
export function* shiftedTrajectory(problem: Problem, settings: FreeSettings): Generator<number, Trajectory, void> {
  const drawn = yield* drawnTrajectory(problem, settings);
  const { shift1, shift2 } = settings;
  if (shift1 === 0 && shift2 === 0) return drawn;
  const directions = directionsOf(settings.plane, problem.objective, settings.seed, drawn);
  const start = placeAt(directions, initialWeights(problem, settings), shift1, shift2);
  return yield* trajectory(problem, settings, start, 'shifted');
}

/** λ_max of the Hessian; NaN where the Hessian is not finite. */
export function sharpnessAt(objective: Objective, theta: Float64Array): number {
  const { dimension } = objective;
  if (dimension <= denseUpTo) {
    const hessian = objective.hessian(theta);
    return hessian.every(Number.isFinite) ? symmetricEigenvalues(hessian, dimension).at(-1)! : Number.NaN;
  }
  const apply = (v: Float64Array, out: Float64Array): void => void objective.hvp(theta, v, out);
  const { status, values } = lanczos(apply, dimension, { count: 1, which: 'largest', tolerance: 1e-6 });
  return status === 'nonFinite' ? Number.NaN : values.at(-1)!;
}

/** Steps evenly spaced from the first to the last, not more than there are. */
function momentsOf(count: number): Int32Array {
  const length = Math.min(count, measurements);
  return Int32Array.from({ length }, (_, k) => (length === 1 ? 0 : Math.round((k * (count - 1)) / (length - 1))));
}
