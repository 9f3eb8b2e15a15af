import type { AnySettings } from '../demo/settings.ts';
import type { Stages } from '../demo/stage.ts';

/** How a run of a stage ended in the worker: with its result, or because a newer run of the same stage was asked for. */
export type WorkerOutcome = { readonly kind: 'done'; readonly result: unknown } | { readonly kind: 'superseded' };

/** A slice ends after so many milliseconds, so that a short computation never waits longer for a long one. */
const slice = 8;
/** Progress is told at most so often, in milliseconds. */
const reportEvery = 80;

/**
 * Runs stages in slices: several at the same time, each until it is done or a newer run of the same stage begins.
 */
export class StageRunner {
  readonly #newest = new Map<string, number>();
  readonly #pause: () => Promise<void>;

  /** @param pause lets what waits (messages, other stages) go first; by default a turn of the event loop */
  constructor(pause: () => Promise<void> = turn) {
    this.#pause = pause;
  }

  /** @param loading the stages of the demo; the order of the calls counts, not the order in which they are loaded */
  async run(
    loading: Stages | Promise<Stages>,
    name: string,
    settings: AnySettings,
    onProgress: (fraction: number) => void,
  ): Promise<WorkerOutcome> {
    const ticket = (this.#newest.get(name) ?? 0) + 1;
    this.#newest.set(name, ticket);
    const isNewest = (): boolean => this.#newest.get(name) === ticket;
    const stages = await loading;
    // Whoever has asked meanwhile goes first: of many runs that wait only the newest begins.
    await this.#pause();
    if (!isNewest()) return { kind: 'superseded' };
    const work = stages[name]!(settings);
    let reported = performance.now();
    for (;;) {
      const end = performance.now() + slice;
      let step = await work.next();
      while (!step.done && performance.now() < end) step = await work.next();
      if (step.done) return { kind: 'done', result: step.value };
      if (performance.now() > reported + reportEvery) {
        reported = performance.now();
        onProgress(step.value);
      }
      await this.#pause();
      if (!isNewest()) return { kind: 'superseded' };
    }
  }
}

/** A timer would wait at least 4 ms. */
function turn(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}
