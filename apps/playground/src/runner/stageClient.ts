import type { AnySettings } from '../demo/settings.ts';
import type { WorkerOutcome } from './stageRunner.ts';
import { StageWorker } from './stageWorker.ts';

/** How a run ended, as the page sees it. */
export type Outcome =
  | WorkerOutcome
  | { readonly kind: 'stopped' }
  | { readonly kind: 'failed'; readonly message: string };

/** A stage that is alone begins when its settings have not changed for so many milliseconds. */
const settling = 150;

/**
 * The stages of one demo, run in workers that start with the first run: one for all stages that pause, and one for each
 * stage that cannot.
 *
 * The newest run of a stage wins: an older one ends as superseded. `stop` ends everything at once, whatever the workers
 * do; the next run starts new ones.
 */
export class StageClient {
  readonly #alone: ReadonlyMap<string, StageWorker>;
  readonly #together: StageWorker;
  /** The number of the newest run of each stage that is alone. */
  readonly #newest = new Map<string, number>();
  #stops = 0;

  /** @param alone names of the stages that cannot pause */
  constructor(demo: string, alone: readonly string[] = []) {
    this.#together = new StageWorker(demo);
    this.#alone = new Map(alone.map((stage) => [stage, new StageWorker(demo)]));
  }

  run(stage: string, settings: AnySettings, onProgress: (fraction: number) => void): Promise<Outcome> {
    const own = this.#alone.get(stage);
    return own === undefined
      ? this.#together.run(stage, settings, onProgress)
      : this.#runAlone(own, stage, settings, onProgress);
  }

  stop(): void {
    this.#stops += 1;
    for (const worker of [this.#together, ...this.#alone.values()]) worker.stop();
  }

  async #runAlone(
    worker: StageWorker,
    stage: string,
    settings: AnySettings,
    onProgress: (fraction: number) => void,
  ): Promise<Outcome> {
    const turn = (this.#newest.get(stage) ?? 0) + 1;
    this.#newest.set(stage, turn);
    if (worker.isBusy) {
      const stops = this.#stops;
      await new Promise((resolve) => setTimeout(resolve, settling));
      if (this.#newest.get(stage) !== turn) return { kind: 'superseded' };
      if (this.#stops !== stops) return { kind: 'stopped' };
      if (worker.isBusy) worker.stop();
    }
    const outcome = await worker.run(stage, settings, onProgress);
    return this.#newest.get(stage) === turn ? outcome : { kind: 'superseded' };
  }
}
