import { expect, test, vi } from 'vitest';
import { renderStatic, renderStaticPanel } from './renderStatic.ts';

vi.mock('../demo/loadDigests.ts', async (original) => {
  const { loadDigests } = await original<typeof import('../demo/loadDigests.ts')>();
  // As if one bit of this demo had changed since its numbers were committed.
  return { loadDigests: async (id: string) => (id === 'folding-grid' ? { grid: 'other' } : loadDigests(id)) };
});

test('renderStatic fails when the numbers of a figure are not the committed ones', async () => {
  await expect(renderStatic('folding-grid', String)).rejects.toThrow(
    /^The numbers of the demo "folding-grid" have changed\. Digests of its stages: \{.*\}, committed: \{"grid":"other"\}\. If that is intended, change demos\/folding-grid\/digests\.ts\.$/,
  );
});

test('renderStatic gives the controls, pictures, facts and tables of a demo, and a way to its own page', async () => {
  const html = await renderStatic('deep-linear', (latex) => `<b>${latex}</b>`, '/playground/deep-linear/');
  for (const part of ['<fieldset', '<svg', '<dl', '<table', '<b>\\eta</b>', 'href="/playground/deep-linear/"'])
    expect(html).toContain(part);
  expect(await renderStatic('deep-linear', String)).not.toContain('data-full-screen');
});

test('renderStaticPanel refuses a panel that the demo does not have', async () => {
  await expect(renderStaticPanel('deep-linear', 'none', 400)).rejects.toThrow('has no panel "none"');
});
