import { digestsOf } from '@crease/playground/demo/digest.ts';
import { loadDigests } from '@crease/playground/demo/loadDigests.ts';
import { demoIds, loadMeta } from '@crease/playground/demo/loadMeta.ts';
import { defaultSettings } from '@crease/playground/demo/settings.ts';
import { settingsOf } from '@crease/playground/demo/stage.ts';
import { StageClient } from '@crease/playground/runner/stageClient.ts';
import { afterEach, describe, expect, test } from 'vitest';

// The committed digests are those of Node, where the build and the unit tests compute them.
describe('the worker, in a browser', () => {
  let client: StageClient;
  afterEach(() => client.stop());

  test.for(demoIds)('computes the numbers of "%s" with the same bits as Node', async (id) => {
    const meta = await loadMeta(id);
    client = new StageClient(id);
    const results: Record<string, unknown> = {};
    for (const stage of Object.keys(meta.stages)) {
      const outcome = await client.run(stage, settingsOf(meta, stage, defaultSettings(meta)), () => {});
      expect(outcome.kind === 'failed' ? outcome.message : outcome.kind).toBe('done');
      if (outcome.kind === 'done') results[stage] = outcome.result;
    }
    expect(await digestsOf(results)).toEqual(await loadDigests(id));
  });

  test('stops at once, and starts again', async () => {
    const meta = await loadMeta('bifurcation');
    const long = settingsOf(meta, 'attractors', { ...defaultSettings(meta), columns: 4000, settle: 1_000_000 });
    client = new StageClient('bifurcation');
    let progress: (fraction: number) => void = () => {};
    const hasBegun = new Promise<number>((resolve) => {
      progress = resolve;
    });
    const stopped = client.run('attractors', long, progress);
    expect(await hasBegun).toBeLessThan(0.5);
    client.stop();
    expect(await stopped).toEqual({ kind: 'stopped' });
    const orbit = settingsOf(meta, 'orbit', defaultSettings(meta));
    expect((await client.run('orbit', orbit, () => {})).kind).toBe('done');
  });

  test('lets the newest settings win', async () => {
    const meta = await loadMeta('bifurcation');
    client = new StageClient('bifurcation');
    const settings = (columns: number) =>
      settingsOf(meta, 'attractors', { ...defaultSettings(meta), columns, settle: 100_000 });
    const runs = [400, 401, 5].map((columns) => client.run('attractors', settings(columns), () => {}));
    expect((await Promise.all(runs)).map(({ kind }) => kind)).toEqual(['superseded', 'superseded', 'done']);
  });

  test('lets the newest settings win over a stage that cannot pause, and stops it', async () => {
    const meta = await loadMeta('free-playground');
    client = new StageClient('free-playground', meta.alone);
    // Exact Hessians of 64 patterns take a second or two; the structure theorem no time.
    const settings = (widths: string) =>
      settingsOf(meta, 'proof', { ...defaultSettings(meta), data: '0.5,1\n1,0\n2,1', widths });
    const runs = ['1, 1', '2', '3'].map((widths) => client.run('proof', settings(widths), () => {}));
    expect((await Promise.all(runs)).map(({ kind }) => kind)).toEqual(['superseded', 'superseded', 'done']);
    const [busy, waiting] = ['1, 1', '2'].map((widths) => client.run('proof', settings(widths), () => {}));
    client.stop();
    expect(await busy).toEqual({ kind: 'superseded' });
    expect(await waiting).toEqual({ kind: 'stopped' });
    expect((await client.run('proof', settings('2'), () => {})).kind).toBe('done');
  });

  test('tells when a stage fails', async () => {
    client = new StageClient('no-such-demo');
    expect(await client.run('x', {}, () => {})).toEqual({
      kind: 'failed',
      message: 'There is no demo "no-such-demo": no file demos/no-such-demo/compute.ts.',
    });
  });
});
