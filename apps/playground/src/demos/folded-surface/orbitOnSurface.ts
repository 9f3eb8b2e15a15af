import { gradientDescentMap, orbit } from '@crease/stability';
import { objective, type Program } from '@crease/tensor';

/** The first points of an orbit of gradient descent, with their losses. */
export interface SurfaceOrbit {
  /** θ₁ and θ₂ in turn. */
  readonly path: Float64Array;
  readonly losses: Float64Array;
}

const steps = 10;

/** The orbit from a start. Grade: observed. */
export function* orbitOnSurface(
  loss: Program,
  start: readonly [number, number],
  stepSize: number,
): Generator<number, SurfaceOrbit, void> {
  const { points: path } = orbit(gradientDescentMap(loss), { start, stepSize, steps });
  yield 0.5;
  const { value } = objective(loss);
  const losses = Float64Array.from({ length: path.length / 2 }, (_, k) => value(path.slice(2 * k, 2 * k + 2)));
  return { path, losses };
}
