import { expose, transfer } from 'comlink';
import { loadStages } from '../demo/loadStages.ts';
import type { AnySettings } from '../demo/settings.ts';
import { buffersOf } from './buffersOf.ts';
import { StageRunner, type WorkerOutcome } from './stageRunner.ts';

const runner = new StageRunner();

const api = {
  async run(
    demo: string,
    stage: string,
    settings: AnySettings,
    onProgress: (fraction: number) => void,
  ): Promise<WorkerOutcome> {
    const outcome = await runner.run(loadStages(demo), stage, settings, onProgress);
    return transfer(outcome, buffersOf(outcome));
  },
};

/** What the page calls, through comlink. */
export type DemoWorker = typeof api;

expose(api);
