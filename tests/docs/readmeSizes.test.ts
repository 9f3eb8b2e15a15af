import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');

test('the README of tensor states the sizes to which the build is held', () => {
  const limits: readonly { readonly path: string; readonly limit: string }[] = JSON.parse(
    readFileSync(join(root, '.size-limit.json'), 'utf8'),
  );
  const ofTensor = limits.filter(({ path }) => /tensor|bench/.test(path)).map(({ limit }) => limit);
  const text = readFileSync(join(root, 'packages/tensor/README.md'), 'utf8');
  const stated = [...text.matchAll(/^\|.*\| ([\d.]+ kB) \|$/gm)].map(([, size]) => size);
  expect(stated).toEqual(ofTensor);
});
