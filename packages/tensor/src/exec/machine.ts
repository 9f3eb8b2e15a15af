/**
 * A long computation cut into steps: whoever runs it can yield between steps, show progress, or stop.
 *
 * `step` may change the state that it is given and return it.
 */
export interface Machine<State, Result> {
  readonly init: () => State;
  readonly step: (state: State) => State;
  readonly done: (state: State) => boolean;
  /** The share that is done, from 0 to 1; never decreases. */
  readonly progress: (state: State) => number;
  /** The result of a state that is done. */
  readonly result: (state: State) => Result;
}

/** The result of a machine, run to its end without a pause. */
export function finish<State, Result>(machine: Machine<State, Result>): Result {
  let state = machine.init();
  while (!machine.done(state)) state = machine.step(state);
  return machine.result(state);
}
