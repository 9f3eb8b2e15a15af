import { expect, test } from 'vitest';
import { formatJson } from './formatJson.ts';

test('formatJson breaks only what does not fit on a line, and changes nothing', () => {
  const value = {
    a: [1, [2, 3]],
    text: 'with { and [ 1 ] in it',
    long: Array.from({ length: 40 }, (_, k) => k),
    e: {},
  };
  const text = formatJson(value);
  expect(JSON.parse(text)).toEqual(value);
  expect(text.split('\n').slice(0, 4)).toEqual([
    '{',
    '  "a": [1, [2, 3]],',
    '  "text": "with { and [ 1 ] in it",',
    '  "long": [',
  ]);
});
