import { expect, test } from 'vitest';
import { csvFile } from './csvFile.ts';

test('csvFile quotes what has to be quoted and keeps every bit of the numbers', () => {
  const rows = [
    [0.1 + 0.2, 'plain', undefined],
    [-0, 'a "word", and\r\na line', Number.NaN],
    [5e-324, '', Number.POSITIVE_INFINITY],
  ] as const;
  const text = csvFile({ name: 't', title: 't', columns: ['x', 'a, b', 'z'], rows: () => rows }, {}, {});
  expect(text).toBe(
    'x,"a, b",z\r\n' +
      '0.30000000000000004,plain,\r\n' +
      '-0,"a ""word"", and\r\na line",NaN\r\n' +
      '5e-324,,Infinity\r\n',
  );
});
