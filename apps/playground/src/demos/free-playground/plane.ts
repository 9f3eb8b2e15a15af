import { slice2dMachine } from '@crease/landscape';
import { runMachine } from '../../demo/runMachine.ts';
import { coordinates, type Directions, directionsOf, placeAt } from './directions.ts';
import type { FreeSettings } from './freeSettings.ts';
import { initialWeights, type Problem } from './problem.ts';
import { countOf, drawnTrajectory, pointOf, type Trajectory } from './trajectory.ts';

/** The loss on a square of a plane through the drawn weights, which lie at (0, 0). Lengths are those of θ. */
export interface Plane {
  readonly kind: Directions['kind'];
  /** Coordinates of the grid, in both directions. */
  readonly first: Float64Array;
  readonly second: Float64Array;
  /** L on the grid, a row for each second coordinate. */
  readonly values: Float64Array;
  /** Lines on which a pre-activation meets a kink: first and second coordinate in turn. */
  readonly creases: readonly Float64Array[];
}

const points = 49;

/** The loss around the descent, and its creases. Grade: observed. */
export function* plane(problem: Problem, settings: FreeSettings): Generator<number, Plane, void> {
  const origin = initialWeights(problem, settings);
  const path = yield* drawnTrajectory(problem, settings);
  const { objective } = problem;
  const directions = directionsOf(settings.plane, objective, settings.seed, path);
  const { centre, radius } = windowOf(directions, origin, path);
  const [a, b] = centre;
  const machine = slice2dMachine(objective, placeAt(directions, origin, a, b), [directions.first, directions.second], {
    radius,
    points,
  });
  const slice = yield* runMachine(machine);
  return {
    kind: directions.kind,
    first: slice.positions.map((x) => x + a),
    second: slice.positions.map((y) => y + b),
    values: slice.values,
    creases: slice.creases.map((line) => line.points.map((x, k) => x + centre[k % 2]!)),
  };
}

/** A square with the descent, as far as it stays near, and room around it. */
function windowOf(
  directions: Directions,
  origin: Float64Array,
  path: Trajectory,
): { centre: [number, number]; radius: number } {
  const most = 4 * (1 + Math.sqrt(origin.reduce((sum, x) => sum + x * x, 0)));
  const [low, high] = [[0, 0] as [number, number], [0, 0] as [number, number]];
  for (let n = 0; n < countOf(path); n++) {
    const place = coordinates(directions, origin, pointOf(path, n));
    if (!place.every((x) => Math.abs(x) <= most)) continue;
    for (const k of [0, 1] as const) {
      low[k] = Math.min(low[k], place[k]);
      high[k] = Math.max(high[k], place[k]);
    }
  }
  const extent = Math.max(high[0] - low[0], high[1] - low[1]);
  return { centre: [(low[0] + high[0]) / 2, (low[1] + high[1]) / 2], radius: Math.max(0.75, 0.8 * extent) };
}
