import { afterEach, expect, test, vi } from 'vitest';
import type { AnyMeta } from '../demo/meta.ts';
import { StageClient } from '../runner/stageClient.ts';
import { StageQueue } from './stageQueue.ts';

afterEach(() => vi.unstubAllGlobals());

test('what waits for the next frame does not begin after stop; what is wanted later does', () => {
  const frames: (() => void)[] = [];
  vi.stubGlobal('requestAnimationFrame', (callback: () => void) => frames.push(callback));
  const client = new StageClient('demo');
  const run = vi.spyOn(client, 'run').mockResolvedValue({ kind: 'stopped' });
  const meta = { stages: { one: ['a'] } } as unknown as AnyMeta;
  const queue = new StageQueue(meta, client, { progress: () => {}, end: () => {} });
  const nextFrame = (): void => {
    for (const callback of frames.splice(0)) callback();
  };
  queue.want({ a: 1 });
  queue.stop();
  nextFrame();
  expect(run).not.toHaveBeenCalled();
  queue.want({ a: 1 });
  nextFrame();
  expect(run.mock.calls.map(([stage, settings]) => [stage, settings])).toEqual([['one', { a: 1 }]]);
});
