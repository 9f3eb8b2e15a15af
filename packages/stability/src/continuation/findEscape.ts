import { finish, type Machine, type Program, scalarCount, UsageError } from '@crease/tensor';
import { gradientDescentMap } from '../maps/gradientDescent.js';
import { startOf } from '../orbits/orbit.js';
import { advanceProbe, enoughEscapes, isFinished } from './escapeProbe.js';
import { type EscapeState, leastSteps, nextProbe, record, startSearch } from './escapeSearch.js';

/** Where to look for the end of an attractor. */
export interface EscapeOptions {
  readonly from: number;
  readonly to: number;
  /** The start of the orbit whose attractor at `from` is carried upwards, shape [p]. */
  readonly start: ArrayLike<number>;
  /** Orbits watched at each step size (default 64). */
  readonly lanes?: number;
  /** The longest that they are watched, in steps: limits the resolution. Default 400 000, fewer for expensive maps. */
  readonly steps?: number;
}

/** The step size above which orbits leave the attractor. */
export interface Escape {
  /** `notFound`: nothing escaped up to `to`; `startEscapes`: the orbit from the start escapes at `from` already. */
  readonly status: 'located' | 'notFound' | 'startEscapes';
  /** Half way between the last survival and the first escape. */
  readonly eta: number | null;
  /**
   * Escapes were seen at the second number; all lanes survived a quarter of the width above the first, which is the
   * margin for lives that grow like 1/Δη. The width is the resolution.
   */
  readonly bracket: readonly [number, number] | null;
  readonly lanes: number;
  /** For how many steps all lanes survived at the largest step size without an escape. */
  readonly survived: number;
  /** The mean life of a lane at the upper end, in steps. */
  readonly meanLife: number;
}

/** Scalar operations in one step of the machine, and of the longest probe if no number of steps is given. */
const workPerTurn = 2 ** 22;
const maximumWork = 2 ** 32;

/**
 * The step size at which the attractor of gradient descent ends in a boundary crisis: above it orbits escape into a flat
 * (dead) region or to infinity.
 *
 * The attractor at `from` is carried upwards on a grid of step sizes by many orbits, then the first escape is bisected.
 * How long orbits must survive is learnt from the mean life at the upper end of the bracket, so no law of it is assumed;
 * just above a quadratic fold it grows like $(\eta - \eta_c)^{-1/2}$. The bracket stops narrowing where a survival would
 * no longer be significant. Grade: observed. Escapes to another attractor are not counted.
 *
 * @param loss scalar program of θ
 * @throws ShapeError if the start has the wrong length; UsageError unless 0 < from < to and the counts are positive
 *
 * @example
 * const loss = trace({ theta: [2] }, ({ theta }) => {
 *   const [relu, square] = [activation('relu'), activation('square')];
 *   const output = apply(relu, mul(slice(theta, 1, []), apply(relu, slice(theta, 0, []))));
 *   return scale(apply(square, sub(1, output)), 353, 200);
 * });
 * findEscape(loss, { from: 0.24, to: 0.46, start: [1.48, 0.78] }).eta; // 0.4527128077490489
 */
export function findEscape(loss: Program, options: EscapeOptions): Escape {
  return finish(findEscapeMachine(loss, options));
}

/** The same search as a machine, in steps of some milliseconds. Arguments and errors as for `findEscape`. */
export function findEscapeMachine(loss: Program, options: EscapeOptions): Machine<EscapeState, Escape> {
  const { from, to, lanes = 64 } = options;
  if (!(from > 0 && to > from && Number.isFinite(to)))
    throw new UsageError(`findEscape: needs step sizes 0 < from < to, got ${from} and ${to}.`);
  const map = gradientDescentMap(loss);
  const start = startOf('findEscape', options.start, map.inputs[0]!.shape[0]!);
  const cost = lanes * (1 + scalarCount(map));
  const steps = options.steps ?? Math.round(Math.max(leastSteps, Math.min(400_000, maximumWork / cost)));
  if (!(Number.isInteger(lanes) && lanes >= enoughEscapes && Number.isInteger(steps) && steps >= leastSteps))
    throw new UsageError(
      `findEscape: needs at least ${enoughEscapes} lanes and ${leastSteps} steps, whole numbers, got ${lanes} and ${steps}.`,
    );
  const stepsPerTurn = Math.max(8, Math.round(workPerTurn / cost));
  return {
    init: () => startSearch(loss, map, start, { from, to, lanes, steps }),
    step: (state) => {
      state.probe ??= nextProbe(state);
      if (state.probe === undefined) return state;
      advanceProbe(state.code, state.probe, stepsPerTurn);
      if (isFinished(state.probe)) {
        record(state, state.probe);
        state.probe = undefined;
      }
      return state;
    },
    done: (state) => state.result !== undefined,
    progress: (state) => (state.result === undefined ? state.progress : 1),
    result: (state) => state.result!,
  };
}
