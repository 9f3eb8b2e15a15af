import type { Machine } from '@crease/tensor';
import type { Io } from './io.js';

/**
 * The result of a machine, run to its end; says before each step how far it is.
 *
 * @param seen told every state, the first and the last too
 */
export function runMachine<State, Result>(
  io: Io,
  task: string,
  machine: Machine<State, Result>,
  seen: (state: State) => void = () => {},
): Result {
  let state = machine.init();
  seen(state);
  while (!machine.done(state)) {
    io.progress({ task, share: machine.progress(state) });
    state = machine.step(state);
    seen(state);
  }
  return machine.result(state);
}
