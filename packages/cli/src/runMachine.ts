import type { Machine } from '@crease/tensor';
import type { Io } from './io.js';

/** The result of a machine, run to its end; says after each step how far it is. */
export function runMachine<State, Result>(io: Io, task: string, machine: Machine<State, Result>): Result {
  let state = machine.init();
  while (!machine.done(state)) {
    io.progress({ task, share: machine.progress(state) });
    state = machine.step(state);
  }
  return machine.result(state);
}
