import { demoIds } from '@crease/playground/demo/loadMeta.ts';
import { expect, test } from 'vitest';
import { listGallery } from './gallery.ts';

test('the gallery has every demo once, in the order of the chapters', async () => {
  const groups = await listGallery();
  const ids = groups.flatMap(({ entries }) => entries.map(({ meta }) => meta.id));
  expect(ids.toSorted()).toEqual(demoIds.toSorted());
  expect(groups.map(({ label }) => label)).toContain('Start here');
});
