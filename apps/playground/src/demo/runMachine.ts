import type { Machine } from '@crease/tensor';

/** Runs a machine step by step, from a stage: yields the progress after each step, scaled to the given part of [0, 1]. */
export function* runMachine<State, Result>(
  machine: Machine<State, Result>,
  from = 0,
  to = 1,
): Generator<number, Result, void> {
  let state = machine.init();
  while (!machine.done(state)) {
    state = machine.step(state);
    yield from + (to - from) * machine.progress(state);
  }
  return machine.result(state);
}
