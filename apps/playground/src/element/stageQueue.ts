import type { AnyMeta } from '../demo/meta.ts';
import type { AnySettings } from '../demo/settings.ts';
import { settingsOf } from '../demo/stage.ts';
import type { Outcome, StageClient } from '../runner/stageClient.ts';

/** What a queue tells. */
export interface QueueEvents {
  /** The fraction that is done; `undefined` from a stage that cannot tell. */
  readonly progress: (stage: string, fraction: number | undefined) => void;
  readonly end: (stage: string, outcome: Outcome) => void;
}

/**
 * Keeps the results of the stages up to date with the settings: a stage runs again only when one of its inputs has
 * changed, at most once for each frame of the screen, and the newest settings win.
 */
export class StageQueue {
  readonly #meta: AnyMeta;
  readonly #client: StageClient;
  readonly #events: QueueEvents;
  /** The settings for which each stage was last started. */
  readonly #started = new Map<string, string>();
  #wanted: AnySettings | undefined;

  constructor(meta: AnyMeta, client: StageClient, events: QueueEvents) {
    this.#meta = meta;
    this.#client = client;
    this.#events = events;
  }

  want(settings: AnySettings): void {
    if (this.#wanted === undefined) requestAnimationFrame(() => this.#startStale());
    this.#wanted = settings;
  }

  /** Ends everything that runs; `want` starts it again. */
  stop(): void {
    // What was wanted just before, and waits for the next frame, does not begin either.
    this.#wanted = undefined;
    this.#client.stop();
  }

  #startStale(): void {
    const wanted = this.#wanted;
    if (wanted === undefined) return;
    this.#wanted = undefined;
    for (const stage of Object.keys(this.#meta.stages)) {
      const settings = settingsOf(this.#meta, stage, wanted);
      const key = JSON.stringify(settings);
      if (this.#started.get(stage) !== key) this.#run(stage, settings, key);
    }
  }

  async #run(stage: string, settings: AnySettings, key: string): Promise<void> {
    this.#started.set(stage, key);
    const isAlone = this.#meta.alone?.includes(stage) ?? false;
    const tell = (fraction: number): void => this.#events.progress(stage, isAlone ? undefined : fraction);
    tell(0);
    // Messages of progress come on a channel of their own: some arrive after the end.
    let isRunning = true;
    const outcome = await this.#client.run(stage, settings, (fraction) => {
      if (isRunning && this.#started.get(stage) === key) tell(fraction);
    });
    isRunning = false;
    if (this.#started.get(stage) !== key || outcome.kind === 'superseded') return;
    if (outcome.kind !== 'done') this.#started.delete(stage);
    this.#events.end(stage, outcome);
  }
}
