import { fc, test } from '@fast-check/vitest';
import { describe, test as example, expect } from 'vitest';
import { arbitrarySettings } from './arbitrarySettings.ts';
import { loadLinks } from './loadLinks.ts';
import { demoIds, loadMeta } from './loadMeta.ts';
import type { AnyMeta } from './meta.ts';
import { decodePermalink, encodePermalink } from './permalink.ts';
import { type AnySettings, defaultSettings, readSettings } from './settings.ts';

const bifurcation = await loadMeta('bifurcation');
const goodLink = 'i1ZKykwrLUpOLMnMz1PSqVYqLkktCM6sSlWyMtAzNjWsjQUA';

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

  for (const id of demoIds)
    example(`of "${id}" that was given away opens what it opened then`, async () => {
      const meta = await loadMeta(id);
      const links = Object.entries(await loadLinks(id));
      const shown = `export const links: Links = ${JSON.stringify(await exampleOf(meta))};`;
      expect(links.length, `demos/${id}/links.ts is to hold a link, for instance: ${shown}`).toBeGreaterThan(0);
      for (const [link, settings] of links) {
        const read = await decodePermalink(link);
        expect(read).toEqual({ kind: 'state', state: { demo: id, settings } });
        expect(readSettings(meta, settings)).toEqual({
          settings: { ...defaultSettings(meta), ...settings },
          problems: [],
        });
      }
    });

  // Whatever follows #v1., whether it is text, bytes, or a good link with a few characters changed.
  const garbage = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.uint8Array({ maxLength: 60 }).map((bytes) => Buffer.from(bytes).toString('base64url')),
    fc.record({
      at: fc.nat(goodLink.length - 1),
      removed: fc.nat(3),
      added: fc.string({ unit: fc.constantFrom(...'ABab01-_'), maxLength: 3 }),
    }),
  );
  test.prop([garbage], { seed: 2, numRuns: 20_000 })(
    'that is garbage is a reason, or a state whose wrong settings are named',
    async (wrong) => {
      const body =
        typeof wrong === 'string'
          ? wrong
          : goodLink.slice(0, wrong.at) + wrong.added + goodLink.slice(wrong.at + wrong.removed);
      const link = await decodePermalink(`#v1.${body}`);
      expect(['state', 'broken']).toContain(link.kind);
      if (link.kind === 'state') expectValid(bifurcation, link.state.settings);
    },
  );

  test.prop([fc.dictionary(fc.constantFrom('stepSize', 'from', 'columns', 'x', '__proto__'), fc.jsonValue())], {
    seed: 3,
    numRuns: 1000,
  })('that holds anything else than settings gives valid settings', async (settings) => {
    const link = await decodePermalink(await encodePermalink({ demo: 'bifurcation', settings }));
    expect(link.kind).toBe('state');
    if (link.kind === 'state') expectValid(bifurcation, link.state.settings);
  });

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
});

/** What is read from anything is valid, or a problem tells what had to be replaced. */
function expectValid(meta: AnyMeta, candidate: unknown): void {
  const { settings, problems } = readSettings(meta, candidate);
  expect(readSettings(meta, settings)).toEqual({ settings, problems: [] });
  for (const problem of problems) expect(problem.length).toBeGreaterThan(10);
}

/** A link in which every input is away from its default, with the settings that it opens. */
async function exampleOf(meta: AnyMeta): Promise<Record<string, AnySettings>> {
  const isUsable = (settings: AnySettings) =>
    meta.check?.(settings) === undefined && meta.inputs.every((input) => settings[input.name] !== input.default);
  const [settings] = fc.sample(arbitrarySettings(meta).filter(isUsable), { seed: 4, numRuns: 1 });
  return { [await encodePermalink({ demo: meta.id, settings: settings! })]: settings! };
}
