import { expect, test } from 'vitest';
import { demoIds } from '../demo/loadMeta.ts';
import { renderStatic } from './renderStatic.ts';

test.for(demoIds)('the finished picture of "%s" is made, with paths in tenths of a pixel', async (id) => {
  const html = await renderStatic(id, (latex) => latex);
  expect(html).toContain('<svg');
  for (const [, path] of html.matchAll(/<path [^>]*\bd="([^"]*)"/g)) expect(path).not.toMatch(/\.\d{2}/);
});
