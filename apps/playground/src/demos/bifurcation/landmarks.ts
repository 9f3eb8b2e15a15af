import { findEscapeMachine, findFlips } from '@crease/stability';
import type { Program } from '@crease/tensor';
import { runMachine } from '../../demo/runMachine.ts';

/** Step sizes at which the long-term behaviour changes. */
export interface Landmarks {
  readonly flips: readonly { readonly stepSize: number; readonly period: number }[];
  /** Where the attractor ends; NaN if that was not found. */
  readonly escapeStepSize: number;
}

/** The interval of step sizes that is searched; at its lower end the orbit from this start ends at a minimum. */
const interval = { from: 0.24, to: 0.46, start: [0.5, 0.6] };

/** The period doublings, located by bisection on the multiplier −1, and the step size from which orbits leave. */
export function* landmarks(loss: Program): Generator<number, Landmarks, void> {
  const { flips } = findFlips(loss, { ...interval, maxPeriod: 16 });
  yield 0.2;
  const { eta } = yield* runMachine(findEscapeMachine(loss, interval), 0.2, 1);
  return {
    flips: flips.map(({ eta, period }) => ({ stepSize: eta, period })),
    escapeStepSize: eta ?? Number.NaN,
  };
}
