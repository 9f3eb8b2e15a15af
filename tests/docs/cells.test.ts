import { outcomeText } from '@crease/playground/cell/outcomeText.ts';
import { runTrusted } from '@crease/playground/cell/runTrusted.ts';
import { demoIds, loadMeta } from '@crease/playground/demo/loadMeta.ts';
import { defaultSettings } from '@crease/playground/demo/settings.ts';
import { describe, expect, test } from 'vitest';
import { pagesWithCells } from '../../apps/docs/src/build/pagesWithCells.ts';
import { findExamples } from './findExamples.ts';
import { withImports } from './runExample.ts';
import { findTypeErrors } from './typeErrors.ts';

// In Chromium tests/e2e/cells.test.ts compares with the same committed text: the same bits.
describe.each(pagesWithCells())('the cells of $path', ({ cells }) => {
  test.for(cells.map((cell, k) => [k + 1, cell] as const))('%i shows what is committed', async ([, cell]) => {
    expect(outcomeText(await runTrusted(cell.code.value, cell.before))).toBe(cell.output?.value ?? '');
  });
});

test('every cell of a page, the code of every live figure and every example has right types', {
  timeout: 60_000,
}, async () => {
  const ofPages = pagesWithCells().flatMap(({ path, cells }) =>
    cells.map(({ code, before }, k) => [`${path}${k + 1}`, [...before, code.value].join('\n')] as const),
  );
  const ofFigures = demoIds.map(async (id) => {
    const meta = await loadMeta(id);
    return [`figure/${id}`, meta.code(defaultSettings(meta))] as const;
  });
  const examples = findExamples().map(({ place, code }) => [`example/${place}`, withImports(code)] as const);
  expect(findTypeErrors(Object.fromEntries([...ofPages, ...(await Promise.all(ofFigures)), ...examples]))).toEqual([]);
});

test('findTypeErrors finds a name that is not exported and a value of another type', { timeout: 60_000 }, () => {
  const code = "import { gone, exp } from '@crease/tensor';\nconst text: string = exp(gone);\ndisplay(tex`x`);\ntext;";
  expect(findTypeErrors({ 'a/b': code, fine: 'await Promise.resolve(1)' }).map((line) => line.slice(0, 21))).toEqual([
    'a-b.ts(1,10): error T',
    'a-b.ts(2,7): error TS',
  ]);
});
