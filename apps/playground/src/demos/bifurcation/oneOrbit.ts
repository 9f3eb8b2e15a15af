import { findCycle, type OrbitStatus, orbit, orbitDiagram } from '@crease/stability';
import type { Program } from '@crease/tensor';

/** One orbit: its first steps, and what becomes of it. */
export interface OneOrbit {
  readonly stepSize: number;
  /** The first points, θ₁ and θ₂ in turn, from the start on. */
  readonly path: Float64Array;
  readonly status: OrbitStatus;
  /** 0 unless periodic. */
  readonly period: number;
  /** The points of the cycle or of the chaotic attractor, θ₁ and θ₂ in turn; where the orbit escaped, none. */
  readonly attractor: Float64Array;
  /** The larger Lyapunov exponent. */
  readonly exponent: number;
  /** Eigenvalues of the derivative of G^period on the cycle, real and imaginary parts; empty unless periodic. */
  readonly multipliers: { readonly real: Float64Array; readonly imaginary: Float64Array };
}

const drawnSteps = 120;
const none = { real: new Float64Array(0), imaginary: new Float64Array(0) };

/** The orbit from a start for one step size. It takes a few milliseconds. Grade: observed. */
export function* oneOrbit(
  loss: Program,
  map: Program,
  start: Float64Array,
  stepSize: number,
): Generator<number, OneOrbit, void> {
  const { points: path } = orbit(map, { start, stepSize, steps: drawnSteps });
  yield 0.1;
  const column = orbitDiagram(loss, { stepSizes: [stepSize], start });
  const [status, period, attractor] = [column.statuses[0]!, column.periods[0]!, column.attractors[0]!];
  const guess = attractor.subarray(0, 2);
  const cycle = period === 0 ? undefined : findCycle(map, { guess, stepSize, period });
  const multipliers =
    cycle?.status === 'converged' ? { real: cycle.multipliers.re, imaginary: cycle.multipliers.im } : none;
  return { stepSize, path, status, period, attractor, exponent: column.exponents[0]!, multipliers };
}
