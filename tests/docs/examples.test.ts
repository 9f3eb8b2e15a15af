import { describe, expect, test } from 'vitest';
import { examplesIn, fencesIn, findExamples } from './findExamples.ts';
import { runExample, statedValue } from './runExample.ts';

describe('every example in a doc comment or a Markdown file runs, and gives what it says', () => {
  test.for(findExamples())('$place', async ({ code }) => {
    expect(statedValue(code), 'the last line says in a comment what it gives').toBeDefined();
    expect(await runExample(code)).toBe(statedValue(code));
  });
});

describe('finding examples', () => {
  test('in doc comments: from the tag to the next one, with its line', () => {
    const source = `const a = 1;
/**
 * A sum.
 *
 * @example
 * const one = 1;
 *
 * one + 1; // 2
 * @returns a number
 */
/** @example f(1) // 'x' */
// @example no
`;
    expect(examplesIn(source, 'f.ts')).toEqual([
      { place: 'f.ts:5', code: 'const one = 1;\n\none + 1; // 2' },
      { place: 'f.ts:11', code: "f(1) // 'x'" },
    ]);
  });

  test('in Markdown: fences of TypeScript', () => {
    expect(fencesIn('# A\n\n```ts\n1 // 1\n```\n\n```sh\nls\n```\n', 'a.md')).toEqual([
      { place: 'a.md:3', code: '1 // 1' },
    ]);
  });
});

test.for([
  ['exp(0) // 1', '1', '1'],
  ["const log = (x: string) => x; log('x') // 'x'", 'x', 'x'],
  ["import { exp as power } from '@crease/tensor';\npower(0); // 2", '2', '1'],
  ['gone(1) // 1', '1', 'ReferenceError in line 1: gone is not defined'],
  ['1 +', undefined, 'SyntaxError in line 1: Unexpected token'],
])('%j says %j and gives %j', async ([code, says, gives]) => {
  expect(statedValue(code!)).toBe(says);
  expect(await runExample(code!)).toBe(gives);
});
