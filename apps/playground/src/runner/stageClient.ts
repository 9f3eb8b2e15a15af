import { proxy, type Remote, releaseProxy, wrap } from 'comlink';
import type { AnySettings } from '../demo/settings.ts';
import type { DemoWorker } from './demo.worker.ts';
import type { WorkerOutcome } from './stageRunner.ts';

/** How a run ended, as the page sees it. */
export type Outcome =
  | WorkerOutcome
  | { readonly kind: 'stopped' }
  | { readonly kind: 'failed'; readonly message: string };

/**
 * The stages of one demo, run in a worker that starts with the first run.
 *
 * The newest run of a stage wins: an older one ends as superseded. `stop` ends everything at once, whatever the worker
 * does; the next run starts a new worker.
 */
export class StageClient {
  readonly #demo: string;
  #worker: Worker | undefined;
  #remote: Remote<DemoWorker> | undefined;
  #stopped: (() => void)[] = [];

  constructor(demo: string) {
    this.#demo = demo;
  }

  async run(stage: string, settings: AnySettings, onProgress: (fraction: number) => void): Promise<Outcome> {
    const remote = this.#start();
    const stopped = new Promise<Outcome>((resolve) => {
      this.#stopped.push(() => resolve({ kind: 'stopped' }));
    });
    const failed = (error: unknown): Outcome => ({
      kind: 'failed',
      message: error instanceof Error ? error.message : String(error),
    });
    return Promise.race([stopped, remote.run(this.#demo, stage, settings, proxy(onProgress)).catch(failed)]);
  }

  stop(): void {
    this.#remote?.[releaseProxy]();
    this.#worker?.terminate();
    this.#remote = undefined;
    this.#worker = undefined;
    for (const stop of this.#stopped) stop();
    this.#stopped = [];
  }

  #start(): Remote<DemoWorker> {
    if (this.#remote === undefined) {
      this.#worker = new Worker(new URL('./demo.worker.ts', import.meta.url), { type: 'module' });
      this.#remote = wrap<DemoWorker>(this.#worker);
    }
    return this.#remote;
  }
}
