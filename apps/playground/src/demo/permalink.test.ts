import { fc, test } from '@fast-check/vitest';
import { describe, test as example, expect } from 'vitest';
import { arbitrarySettings } from './arbitrarySettings.ts';
import { demoIds, loadMeta } from './loadMeta.ts';
import { decodePermalink, encodePermalink } from './permalink.ts';
import { readSettings } from './settings.ts';

describe('a permalink', () => {
  for (const id of demoIds)
    example(`of "${id}" keeps every bit of random valid settings`, async () => {
      const meta = await loadMeta(id);
      const property = fc.asyncProperty(arbitrarySettings(meta), async (settings) => {
        const link = await decodePermalink(await encodePermalink({ demo: id, settings }));
        expect(link).toEqual({ kind: 'state', state: { demo: id, settings } });
        if (meta.check?.(settings) === undefined)
          expect(readSettings(meta, settings)).toEqual({ settings, problems: [] });
      });
      await fc.assert(property, { seed: 1, numRuns: 200 });
    });

  test.prop([fc.string({ unit: 'binary' })], { seed: 2, numRuns: 500 })(
    'with any text after #v1. is a state or a reason, never an exception',
    async (text) => {
      expect(['state', 'broken']).toContain((await decodePermalink(`#v1.${text}`)).kind);
    },
  );

  test.prop([fc.uint8Array({ maxLength: 60 })], { seed: 3, numRuns: 500 })(
    'with any bytes in base64url is a state or a reason',
    async (bytes) => {
      const text = Buffer.from(bytes).toString('base64url');
      expect(['state', 'broken']).toContain((await decodePermalink(`#v1.${text}`)).kind);
    },
  );

  example('of a later version says so', async () => {
    expect(await decodePermalink('#v2.abc')).toEqual({
      kind: 'broken',
      problem: 'it was made by another version of this site (v2; this one reads v1)',
    });
  });

  example('is not seen in an ordinary anchor', async () => {
    for (const hash of ['', '#', '#escape', '#v', '#v1', '#verify'])
      expect(await decodePermalink(hash), hash).toEqual({ kind: 'anchor' });
  });

  example('that inflates to more than any settings is refused', async () => {
    const bomb = await encodePermalink({ demo: 'x'.repeat(1_000_000), settings: {} });
    expect(bomb.length).toBeLessThan(2000);
    expect(await decodePermalink(bomb)).toEqual({ kind: 'broken', problem: 'it is damaged' });
  });

  example('made by the first version can always be read', async () => {
    expect(await decodePermalink('#v1.i1ZKykwrLUpOLMnMz1PSqVYqLkktCM6sSlWyMtAzNjWsjQUA')).toEqual({
      kind: 'state',
      state: { demo: 'bifurcation', settings: { stepSize: 0.351 } },
    });
  });
});
