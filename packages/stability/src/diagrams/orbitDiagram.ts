import { finish, type Machine, type Program, scalarCount } from '@crease/tensor';
import { gradientDescentMap } from '../maps/gradientDescent.js';
import { startOf } from '../orbits/orbit.js';
import { advance, isComplete } from '../orbits/orbitBatch.js';
import type { OrbitStatus } from './classifyOrbit.js';
import { type DiagramState, queueNextRound, settle, startBatch, startDiagram } from './diagramRounds.js';
import { diagramSettings } from './diagramSettings.js';

/** What an orbit diagram is made from. */
export interface OrbitDiagramOptions {
  readonly stepSizes: ArrayLike<number>;
  /** The common start of all orbits, shape [p]. */
  readonly start: ArrayLike<number>;
  /** Steps before anything is recorded (default 2000). Orbits that have not settled then go 16 times as far. */
  readonly transient?: number;
  /** Recorded steps (default 256), at least 2·maxPeriod. */
  readonly keep?: number;
  /** The largest period that is told from chaos (default 64). */
  readonly maxPeriod?: number;
  /** How exactly a period must return, relative to the largest |coordinate| (default 1e-7). */
  readonly tolerance?: number;
  /** Lyapunov exponents per step size (default 1, the largest; at most p). */
  readonly exponents?: number;
  /** An orbit with a coordinate beyond this has escaped (default 1e6·max(1, largest |coordinate| of the start)). */
  readonly bound?: number;
  /**
   * Where the orbit from the start escapes, start again from the attractor of the next smaller step size that has one
   * (default false). The start may leave the basin of an attractor long before that attractor ends.
   */
  readonly continueEscaped?: boolean;
}

/** The long-term behaviour of gradient descent for each of several step sizes. */
export interface OrbitDiagram {
  readonly dimension: number;
  readonly stepSizes: Float64Array;
  /** 0: none found (aperiodic or escaped). */
  readonly periods: Int32Array;
  readonly statuses: OrbitStatus[];
  /** 1 where the orbit from the common start escaped and that of a neighbouring attractor is shown instead. */
  readonly continued: Uint8Array;
  /** For each step size the cycle [period, p] from its smallest first coordinate on, or [keep, p] points; row-major. */
  readonly attractors: Float64Array[];
  /** The largest Lyapunov exponent, per step; NaN if escaped. */
  readonly exponents: Float64Array;
  /** All computed exponents, descending, shape [stepSizes, exponents]. */
  readonly spectra: Float64Array;
}

/** Scalar operations in one step of the machine: some milliseconds. */
const workPerTurn = 2 ** 22;

/**
 * The orbit diagram of gradient descent: for each step size, where the orbit from a common start ends up.
 *
 * All orbits run side by side in one compiled program. Grade: observed. Exponents are means over the recorded steps of
 * a tangent frame that is aligned before; at a minimum that is not isolated the largest is 0, along the set of minima.
 * Within about 1e-4 (relative) of a period doubling an orbit settles so slowly that it may be called aperiodic.
 *
 * @param loss scalar program of θ
 * @throws ShapeError if the start has the wrong length; UsageError for options out of range
 *
 * @example
 * const loss = trace({ theta: [2] }, ({ theta }) => {
 *   const residual = sub(1, mul(slice(theta, 0, []), slice(theta, 1, [])));
 *   return scale(apply(activation('square'), residual), 1, 2);
 * });
 * orbitDiagram(loss, { stepSizes: [0.9, 1.1], start: [0.9, 1] }).periods; // Int32Array(2) [1, 2]
 */
export function orbitDiagram(loss: Program, options: OrbitDiagramOptions): OrbitDiagram {
  return finish(orbitDiagramMachine(loss, options));
}

/**
 * The orbit diagram as a machine: each step takes some milliseconds for a small network, and `state.diagram` fills
 * batch by batch, so it can be shown while it grows.
 *
 * Arguments and errors as for `orbitDiagram`.
 */
export function orbitDiagramMachine(loss: Program, options: OrbitDiagramOptions): Machine<DiagramState, OrbitDiagram> {
  const map = gradientDescentMap(loss);
  const start = startOf('orbitDiagram', options.start, map.inputs[0]!.shape[0]!);
  const settings = diagramSettings(loss, start, options);
  const evaluationsPerTurn = workPerTurn / (1 + scalarCount(map));
  return {
    init: () => startDiagram(map, start, Float64Array.from(options.stepSizes), settings),
    step: (state) => {
      state.current ??= startBatch(state);
      const { job, batch } = state.current;
      const before = batch.steps;
      advance(batch, Math.max(1, Math.round(evaluationsPerTurn / batch.code.lanes)));
      state.work += batch.steps - before;
      if (isComplete(batch)) {
        for (const [lane, column] of job.columns.entries()) settle(state, column, lane);
        state.current = undefined;
        if (state.waiting.length === 0) queueNextRound(state);
      }
      const ahead = state.waiting.reduce((sum, j) => sum + j.transient + settings.keep, 0);
      const current = state.current === undefined ? 0 : batch.transient + batch.keep - batch.steps;
      // A later round adds work: what was shown as done stays done.
      state.progress = Math.max(state.progress, state.work / (state.work + ahead + current));
      return state;
    },
    done: (state) => state.current === undefined && state.waiting.length === 0,
    progress: (state) => state.progress,
    result: (state) => state.diagram,
  };
}
