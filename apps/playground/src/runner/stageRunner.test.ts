import { describe, expect, test } from 'vitest';
import { StageRunner } from './stageRunner.ts';

/** A stage that takes `slices` turns of at least 8 ms and returns its setting. */
function* slow({ value, slices }: Readonly<Record<string, number>>): Generator<number, number, void> {
  for (let k = 0; k < slices!; k++) {
    const end = performance.now() + 9;
    while (performance.now() < end);
    yield (k + 1) / slices!;
  }
  return value!;
}
const stages = { slow, other: slow };

describe('StageRunner', () => {
  test('gives the result, and tells a progress that never decreases', async () => {
    const seen: number[] = [];
    const outcome = await new StageRunner().run(stages, 'slow', { value: 7, slices: 30 }, (f) => seen.push(f));
    expect(outcome).toEqual({ kind: 'done', result: 7 });
    expect(seen.length).toBeGreaterThan(0);
    expect(seen).toEqual(seen.toSorted((a, b) => a - b));
  });

  test('lets the newest run of a stage win', async () => {
    const runner = new StageRunner();
    const outcomes = await Promise.all(
      [1, 2, 3].map((value) => runner.run(stages, 'slow', { value, slices: 4 }, () => {})),
    );
    expect(outcomes).toEqual([{ kind: 'superseded' }, { kind: 'superseded' }, { kind: 'done', result: 3 }]);
  });

  test('goes by the order of the calls, not of loading', async () => {
    const runner = new StageRunner();
    const late = new Promise<typeof stages>((resolve) => setTimeout(() => resolve(stages), 20));
    const outcomes = [late, Promise.resolve(stages)].map((loading, value) =>
      runner.run(loading, 'slow', { value, slices: 0 }, () => {}),
    );
    expect(await Promise.all(outcomes)).toEqual([{ kind: 'superseded' }, { kind: 'done', result: 1 }]);
  });

  test('lets a short stage pass a long one', async () => {
    const runner = new StageRunner();
    const order: string[] = [];
    const long = runner.run(stages, 'slow', { value: 1, slices: 8 }, () => {}).then(() => order.push('long'));
    const short = runner.run(stages, 'other', { value: 2, slices: 1 }, () => {}).then(() => order.push('short'));
    await Promise.all([long, short]);
    expect(order).toEqual(['short', 'long']);
  });

  test('hands on what a stage throws', async () => {
    const broken = {
      // biome-ignore lint/correctness/useYield: it fails before its first slice ends
      *broken(): Generator<number, never, void> {
        throw new Error('no');
      },
    };
    await expect(new StageRunner().run(broken, 'broken', {}, () => {})).rejects.toThrowErrorMatchingInlineSnapshot(
      '[Error: no]',
    );
  });
});
