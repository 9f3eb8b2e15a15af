import type { Machine } from '@crease/tensor';
import { expect } from 'vitest';

/** What a machine reports and gives when it is run step by step; its progress must begin at 0, never fall, and end at 1. */
export function walked<State, Result>(
  machine: Machine<State, Result>,
): { readonly progress: readonly number[]; readonly result: Result } {
  let state = machine.init();
  const progress = [machine.progress(state)];
  while (!machine.done(state)) {
    state = machine.step(state);
    progress.push(machine.progress(state));
  }
  expect(progress).toEqual(progress.toSorted((a, b) => a - b));
  expect([progress[0], progress.at(-1)]).toEqual([0, 1]);
  return { progress, result: machine.result(state) };
}
