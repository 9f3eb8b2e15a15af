import { proxy, type Remote, releaseProxy, wrap } from 'comlink';
import type { AnySettings } from '../demo/settings.ts';
import type { DemoWorker } from './demo.worker.ts';
import type { Outcome } from './stageClient.ts';
import { startWorker } from './startWorker.ts';

/** A worker for stages of one demo. It starts with the first run, and again after `stop`. */
export class StageWorker {
  readonly #demo: string;
  #worker: Worker | undefined;
  #remote: Remote<DemoWorker> | undefined;
  /** Of the runs that have not ended: how to end them. */
  readonly #running = new Set<() => void>();

  constructor(demo: string) {
    this.#demo = demo;
  }

  get isBusy(): boolean {
    return this.#running.size > 0;
  }

  async run(stage: string, settings: AnySettings, onProgress: (fraction: number) => void): Promise<Outcome> {
    const remote = this.#start();
    let stop = (): void => {};
    const stopped = new Promise<Outcome>((resolve) => {
      stop = () => resolve({ kind: 'stopped' });
    });
    const failed = (error: unknown): Outcome => ({
      kind: 'failed',
      message: error instanceof Error ? error.message : String(error),
    });
    this.#running.add(stop);
    const run = remote.run(this.#demo, stage, settings, proxy(onProgress)).catch(failed);
    const outcome = await Promise.race([stopped, run]);
    this.#running.delete(stop);
    return outcome;
  }

  /** Ends everything at once, whatever the worker does. */
  stop(): void {
    this.#remote?.[releaseProxy]();
    this.#worker?.terminate();
    this.#remote = undefined;
    this.#worker = undefined;
    for (const stop of this.#running) stop();
    this.#running.clear();
  }

  #start(): Remote<DemoWorker> {
    if (this.#remote === undefined) {
      this.#worker = startWorker();
      this.#remote = wrap<DemoWorker>(this.#worker);
    }
    return this.#remote;
  }
}
