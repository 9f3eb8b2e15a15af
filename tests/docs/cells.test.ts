import { outcomeText } from '@crease/playground/cell/outcomeText.ts';
import { runTrusted } from '@crease/playground/cell/runTrusted.ts';
import { describe, expect, test } from 'vitest';
import { pagesWithCells } from '../../apps/docs/src/build/pagesWithCells.ts';

// In Chromium tests/e2e/cells.test.ts compares with the same committed text: the same bits.
describe.each(pagesWithCells())('the cells of $path', ({ cells }) => {
  test.for(cells.map((cell, k) => [k + 1, cell] as const))('%i shows what is committed', async ([, cell]) => {
    expect(outcomeText(await runTrusted(cell.code.value, cell.before))).toBe(cell.output?.value ?? '');
  });
});
