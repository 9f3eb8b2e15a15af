import {
  compile,
  finish,
  gradientDescent,
  lanczos,
  type Machine,
  type Objective,
  type Optimiser,
  type Regions,
  type StepParameters,
  startState,
  stepProgram,
  UsageError,
} from '@crease/tensor';
import { norm } from '../fixedPoints/norm.js';
import { startOf } from './orbit.js';

/** Options of `descent`. */
export interface DescentOptions {
  /** θ₀, shape [dimension]; not modified. */
  readonly start: ArrayLike<number>;
  readonly stepSize: number;
  readonly steps: number;
  /** The sharpness is computed before every step whose number is a multiple of this; 0 (default): never. */
  readonly sharpnessEvery?: number;
  /** The gradient that a step takes, written to `out`: that of the loss, unless given (such as `batchGradient`). */
  readonly direction?: (theta: Float64Array, step: number, out: Float64Array) => void;
  /** What is done with the gradient (default: gradient descent). */
  readonly optimiser?: Optimiser;
  /** Hyperparameters of the optimiser; those left out have their defaults. */
  readonly parameters?: StepParameters;
}

/** How a descent ended: all steps were made, the loss grew beyond every bound, or a number is not finite. */
export type DescentStatus = 'finished' | 'diverged' | 'nonFinite';

/** What was seen along a trajectory of an optimiser. Grade: observed. */
export interface Descent {
  /** Of the whole data: before step 0, after step 1, …. */
  readonly loss: Float64Array;
  /** Of the whole data, at the same points. */
  readonly gradientNorm: Float64Array;
  /** The largest eigenvalue of the Hessian at the same points; `undefined` where it was not computed. */
  readonly sharpness: readonly (number | undefined)[];
  /** For each step, how many kinked elements changed their piece. */
  readonly regionChanges: Int32Array;
  /** The last point. */
  readonly theta: Float64Array;
  readonly status: DescentStatus;
}

/** The state of a descent. */
export interface DescentState {
  readonly theta: Float64Array;
  /** θ once more, with the slots and clocks of the optimiser behind it. */
  readonly memory: Float64Array;
  readonly gradient: Float64Array;
  readonly loss: number[];
  readonly gradientNorm: number[];
  readonly sharpness: (number | undefined)[];
  readonly regionChanges: number[];
  pattern: Regions['pattern'];
  /** `undefined` while it goes on. */
  status: DescentStatus | undefined;
}

/** A loss this many times the first one (or this large, if that was below 1) does not come back to be of interest. */
const divergence = 1e12;

/**
 * The trajectory of an optimiser from a start: loss, norm of the gradient, sharpness and changes of region.
 *
 * $\theta_{k+1} = \theta_k - \eta\,\nabla L(\theta_k)$, or the step of another optimiser, or with another gradient. Each
 * step costs a loss, a gradient and a look at the regions; the sharpness some tens of Hessian-vector products. Grade:
 * observed.
 *
 * @throws ShapeError if the start has the wrong length; UsageError for a number of steps or a step size that is none,
 * and for hyperparameters that the optimiser does not take; DomainError for a start that it cannot take
 *
 * @example
 * const loss = trace({ theta: [2] }, ({ theta }) => sum(apply(activation('square'), theta)));
 * descent(objective(loss), { start: Float64Array.of(1, 2), stepSize: 0.25, steps: 3 }).loss; // Float64Array(4) [5, 1.25, 0.3125, 0.078125]
 */
export function descent(objective: Objective, options: DescentOptions): Descent {
  return finish(descentMachine(objective, options));
}

/** The machine behind `descent`: one step of the optimiser each. */
export function descentMachine(objective: Objective, options: DescentOptions): Machine<DescentState, Descent> {
  const { stepSize, steps, sharpnessEvery = 0, direction, optimiser = gradientDescent, parameters } = options;
  const start = startOf('descent', options.start, objective.dimension);
  if (!isCount(steps)) throw new UsageError(`descent: steps must be a whole number, 0 or more, got ${steps}.`);
  if (!isCount(sharpnessEvery))
    throw new UsageError(`descent: sharpnessEvery must be a whole number, 0 or more, got ${sharpnessEvery}.`);
  if (!(stepSize > 0 && stepSize < Number.POSITIVE_INFINITY))
    throw new UsageError(`descent: the step size must be a positive number, got ${stepSize}.`);
  const code = compile(stepProgram(optimiser, objective.dimension, parameters));
  const eta = Float64Array.of(stepSize);
  const move = new Float64Array(objective.dimension);
  return {
    init: () => {
      const theta = start.slice();
      const state: DescentState = {
        theta,
        memory: startState(optimiser, theta),
        gradient: new Float64Array(theta.length),
        loss: [],
        gradientNorm: [],
        sharpness: [],
        regionChanges: [],
        pattern: objective.regions(theta).pattern,
        status: undefined,
      };
      observe(state, objective, sharpnessEvery, steps);
      return state;
    },
    step: (state) => {
      const { theta, memory, gradient } = state;
      if (direction === undefined) move.set(gradient);
      else direction(theta, state.loss.length - 1, move);
      code.run([memory, move, eta], [memory]);
      theta.set(memory.subarray(0, theta.length));
      const { pattern } = objective.regions(theta);
      state.regionChanges.push(changes(state.pattern, pattern));
      state.pattern = pattern;
      observe(state, objective, sharpnessEvery, steps);
      return state;
    },
    done: (state) => state.status !== undefined,
    progress: (state) => (state.status !== undefined ? 1 : (state.loss.length - 1) / steps),
    result: (state) => ({
      loss: Float64Array.from(state.loss),
      gradientNorm: Float64Array.from(state.gradientNorm),
      sharpness: state.sharpness.slice(),
      regionChanges: Int32Array.from(state.regionChanges),
      theta: state.theta.slice(),
      status: state.status!,
    }),
  };
}

/** Notes what is seen at θ, and whether the descent ends there. */
function observe(state: DescentState, objective: Objective, sharpnessEvery: number, steps: number): void {
  const { theta, gradient } = state;
  const step = state.loss.length;
  const loss = objective.value(theta);
  objective.gradient(theta, gradient);
  const allFinite = Number.isFinite(loss) && gradient.every(Number.isFinite);
  state.loss.push(loss);
  state.gradientNorm.push(norm(gradient));
  const isDue = sharpnessEvery > 0 && step % sharpnessEvery === 0 && allFinite;
  state.sharpness.push(isDue ? sharpnessAt(objective, theta) : undefined);
  if (!allFinite) state.status = 'nonFinite';
  else if (Math.abs(loss) > divergence * Math.max(1, Math.abs(state.loss[0]!))) state.status = 'diverged';
  else if (step === steps) state.status = 'finished';
}

/** The largest eigenvalue of the Hessian; `undefined` if it was not found to the tolerance of Lanczos. */
function sharpnessAt(objective: Objective, theta: Float64Array): number | undefined {
  const found = lanczos((v, out) => objective.hvp(theta, v, out), theta.length, {
    count: 1,
    which: 'largest',
    repeats: false,
  });
  return found.status === 'converged' ? found.values[0] : undefined;
}

function changes(before: Regions['pattern'], after: Regions['pattern']): number {
  let count = 0;
  for (const [equation, pieces] of after) {
    const old = before.get(equation)!;
    for (let k = 0; k < pieces.length; k++) if (pieces[k] !== old[k]) count++;
  }
  return count;
}

function isCount(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}
