import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import { pictureFile } from './pictureFile.ts';

// `vitest run <this file> --update` writes the picture anew after an intended change.
test('the picture of the README is the bifurcation diagram as it is computed now', async () => {
  const { document } = parseHTML('<!doctype html><html><body></body></html>');
  const colours = readFileSync(join(import.meta.dirname, '../style/colours.css'), 'utf8');
  const svg = await pictureFile('bifurcation', 'attractors', { document, width: 720, height: 400 }, colours);
  await expect(svg).toMatchFileSnapshot('../../../docs/public/first-light.svg');
});
