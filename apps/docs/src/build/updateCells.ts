// Runs every cell of the site and writes what it shows under it: `npm run pnpm -- cells`.
import { writeFileSync } from 'node:fs';
import { outcomeText } from '@crease/playground/cell/outcomeText.ts';
import { runTrusted } from '@crease/playground/cell/runTrusted.ts';
import { pagesWithCells } from './pagesWithCells.ts';
import { withOutputs } from './withOutputs.ts';

for (const { file, text, cells } of pagesWithCells()) {
  const outputs: string[] = [];
  for (const { code, before } of cells) outputs.push(outcomeText(await runTrusted(code.value, before)));
  const updated = withOutputs(text, cells, outputs);
  if (updated !== text) writeFileSync(file, updated);
  console.log(`${file}: ${cells.length} cells, ${updated === text ? 'unchanged' : 'outputs written'}`);
}
