import { expect, it } from 'vitest';
import { regions } from '../exec/regions.js';
import { trace } from '../ir/trace.js';
import { apply } from '../ops/arithmetic.js';
import { restrict } from '../passes/restrict.js';
import { activation } from '../scalar/activation.js';
import { parsePattern, patternText } from './patternText.js';

it('is short where neighbours are on the same piece, and reads back to the same pattern', () => {
  const pattern = new Map([
    [3, Int32Array.of(1, 1, 1, 1, 0, 0)],
    [5, Int32Array.of(2)],
    [7, new Int32Array(0)],
    [8, new Int32Array(5000).fill(255)],
    [9, Int32Array.of(-2, 2147483647, -2147483648)],
  ]);
  const text = patternText(pattern);
  expect(text).toBe('3:1x4,0x2;5:2;7:;8:255x5000;9:-2,2147483647,-2147483648');
  expect(parsePattern(text)).toEqual(pattern);
  expect(parsePattern(patternText(new Map()))).toEqual(new Map());
});

it('is what restrict takes', () => {
  const program = trace({ a: [4] }, ({ a }) => apply(activation('hardTanh'), a));
  const { pattern } = regions(program, [[-2, 0, 0.5, 3]]);
  expect(patternText(pattern)).toBe('0:0,1x2,2');
  expect(restrict(program, parsePattern('0:0,1x2,2'))).toEqual(restrict(program, pattern));
});

it('refuses other texts', () => {
  expect(() => parsePattern('3:1x4,0x')).toThrowErrorMatchingInlineSnapshot(
    `[FormatError: Pattern: "3:1x4,0x" is not "equation:piece,piece×times…" such as 3:1x4,0x2 with each equation once.]`,
  );
  expect(() => parsePattern('1:2147483648')).toThrowErrorMatchingInlineSnapshot(
    `[FormatError: Pattern: piece 2147483648 is too large.]`,
  );
  for (const text of [';', '3', 'a:1', '3:1;3:0', '3:--1', '3:1-', '3:1,,2', '3:1x99999999']) {
    expect(() => parsePattern(text), text).toThrow('Pattern: ');
  }
});
