import { expect, test } from 'vitest';
import { buffersOf } from './buffersOf.ts';

test('buffersOf finds each buffer once, however deep', () => {
  const shared = new Float64Array(4);
  const data = { a: shared, b: [shared.subarray(1), { c: Int32Array.of(1) }], d: null, e: 'text', f: undefined };
  expect(buffersOf(data)).toEqual([shared.buffer, (data.b[1] as { c: Int32Array }).c.buffer]);
});
