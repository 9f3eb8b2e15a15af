import { fromMarkdown } from 'mdast-util-from-markdown';
import { expect, test } from 'vitest';
import { cellsOf } from './cellsOf.ts';
import { withOutputs } from './withOutputs.ts';

const page = `# Page

\`\`\`ts run
1
\`\`\`

\`\`\`ts
not run
\`\`\`

<details>

- \`\`\`ts run continues title="x"
  2
  \`\`\`

  \`\`\`output
  old
  \`\`\`

</details>

\`\`\`ts run
3
\`\`\`
`;

test('cellsOf finds the fences that run, with the cells before them and their outputs', () => {
  const cells = cellsOf(fromMarkdown(page));
  expect(cells.map(({ code, before, output }) => [code.value, before, output?.value])).toEqual([
    ['1', [], undefined],
    ['2', ['1'], 'old'],
    ['3', [], undefined],
  ]);
});

test('cellsOf refuses a first cell that continues', () => {
  expect(() => cellsOf(fromMarkdown('```ts run continues\n1\n```'))).toThrow(
    'The first cell of a page has none before',
  );
});

test('withOutputs writes, replaces and removes outputs, and reads back what it wrote', () => {
  const outputs = ['one\n\n```\ntwo', 'new\nlines', ''];
  const updated = withOutputs(page, cellsOf(fromMarkdown(page)), outputs);
  expect(updated).toContain('```ts run\n1\n```\n\n````output\none\n\n```\ntwo\n````\n\n```ts\nnot run');
  expect(updated).toContain('  ```\n\n  ```output\n  new\n  lines\n  ```\n\n</details>');
  const cells = cellsOf(fromMarkdown(updated));
  expect(cells.map(({ output }) => output?.value ?? '')).toEqual(outputs);
  expect(withOutputs(updated, cells, outputs)).toBe(updated);
  expect(withOutputs(updated, cells, ['', '', ''])).not.toContain('output');
});
