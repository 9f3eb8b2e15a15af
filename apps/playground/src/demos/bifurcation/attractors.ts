import { orbitDiagramMachine } from '@crease/stability';
import type { Program } from '@crease/tensor';
import { runMachine } from '../../demo/runMachine.ts';
import type { Settings } from '../../demo/settings.ts';

/** Attractors over an interval of step sizes: one column for each step size, the points of all columns in a row. */
export interface Attractors {
  readonly stepSizes: Float64Array;
  /** 0: no period was found, or the orbit escaped. */
  readonly periods: Int32Array;
  /** 1 where every point of the column came from an orbit that was started at the attractor of a neighbour. */
  readonly continued: Uint8Array;
  /** Two Lyapunov exponents for each step size, the larger first; NaN where the orbit escaped. */
  readonly exponents: Float64Array;
  /** Column k has the points from `ends[k − 1]` to `ends[k] − 1`. */
  readonly ends: Int32Array;
  readonly theta1: Float64Array;
  readonly theta2: Float64Array;
}

/** The long-term behaviour from a common start for `columns` step sizes, evenly spaced from `from` to `to`. */
export function* attractors(
  loss: Program,
  start: Float64Array,
  settings: Settings,
): Generator<number, Attractors, void> {
  const { from, to, columns, settle } = settings as { [name: string]: number };
  const stepSizes = Float64Array.from({ length: columns! }, (_, k) => from! + ((to! - from!) * k) / (columns! - 1));
  const diagram = yield* runMachine(
    orbitDiagramMachine(loss, { stepSizes, start, transient: settle!, exponents: 2, continueEscaped: true }),
  );
  const points = diagram.attractors.flatMap((points) => Array.from(points));
  let end = 0;
  return {
    stepSizes: diagram.stepSizes,
    periods: diagram.periods,
    continued: diagram.continued,
    exponents: diagram.spectra,
    ends: Int32Array.from(diagram.attractors, (points) => (end += points.length / 2)),
    theta1: Float64Array.from(points.filter((_, k) => k % 2 === 0)),
    theta2: Float64Array.from(points.filter((_, k) => k % 2 === 1)),
  };
}
