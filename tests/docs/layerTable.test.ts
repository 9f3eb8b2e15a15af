import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { layerKinds } from '@crease/tensor';
import { expect, test } from 'vitest';

const page = readFileSync(join(import.meta.dirname, '../../apps/docs/src/content/docs/formats.mdx'), 'utf8');
const documented = [...page.matchAll(/^\| (`.+?`) \|/gm)].flatMap(([, names]) =>
  names!.split(', ').map((name) => name.slice(1, -1)),
);

test('the page on formats has a row for every kind of layer', () => {
  expect(Object.keys(layerKinds).filter((type) => !documented.includes(type))).toEqual([]);
});
