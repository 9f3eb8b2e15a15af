import { test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { arbitraryRows } from './arbitrarySettings.ts';
import { readRows, writeRows } from './dataRows.ts';

const form = { columns: ['x', 'y'], maxRows: 3 };

describe('readRows', () => {
  test.for([
    ['1,2', [[1, 2]]],
    ['x,y\n1,2', [[1, 2]]],
    [
      'x y\r\n 1 ; -2.5e-3 \r\n\r\n+.5\t4.\n',
      [
        [1, -0.0025],
        [0.5, 4],
      ],
    ],
    [
      '1 2\r3 4',
      [
        [1, 2],
        [3, 4],
      ],
    ],
    ['', 'there are no rows; at least one is needed'],
    ['x,y\n', 'there are no rows; at least one is needed'],
    ['1,2\n3,4\n5,6\n7,8', 'there are 4 rows; at most 3 can be used'],
    ['1,2\n\n3', 'line 3 has one number; each row needs 2 (x, y)'],
    ['1,2,3', 'line 1 has 3 numbers; each row needs 2 (x, y)'],
    ['1,2\n3,', 'line 2: “” is not a number'],
    ['1,2\n3,0x10', 'line 2: “0x10” is not a number'],
    ['1,2\n3,1e999', 'line 2: “1e999” is not a number'],
    ['1,2\nx,4', 'line 2: “x” is not a number'],
    [`1,${'a'.repeat(99)}`, `line 1: “${'a'.repeat(20)}” is not a number`],
  ] as const)('reads %j as %j', ([text, expected]) => {
    expect(readRows(text, form)).toEqual(expected);
  });

  property.prop([arbitraryRows({ columns: ['a', 'b', 'c'], maxRows: 40 })], { seed: 4, numRuns: 200 })(
    'gives back what writeRows wrote, with every bit',
    (rows) => {
      expect(readRows(writeRows(rows), { columns: ['a', 'b', 'c'], maxRows: 40 })).toEqual(rows);
    },
  );
});
