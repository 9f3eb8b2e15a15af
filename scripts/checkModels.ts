// Compares what the command line finds for trained networks with reference figures (crease-reference/1). From the root
// of the repository:
//   node --conditions=@crease/source --import ./tests/support/fromSource.mjs scripts/checkModels.ts FOLDER [NAME]
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { checkModel } from '../tests/support/checkModel.ts';

const [folder = 'tests/fixtures/models', only = ''] = process.argv.slice(2);
const references = readdirSync(folder).filter((name) => name.endsWith('.ref.json') && name.startsWith(only));
let failures = 0;
for (const name of references) {
  const start = performance.now();
  try {
    const figures = checkModel(join(folder, name));
    const bad = figures.filter(({ excess }) => !(excess <= 1));
    const worst = figures.reduce((most, f) => (f.difference > most.difference ? f : most), figures[0]!);
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    console.log(
      `${name}: ${figures.length} figures, ${bad.length} off; largest difference ${worst.difference.toExponential(1)} (${worst.name}); ${seconds} s`,
    );
    for (const { name: figure, difference, excess } of bad)
      console.log(`    ${figure}: difference ${difference.toExponential(2)}, ${excess.toFixed(1)} × the tolerance`);
    failures += bad.length;
  } catch (error) {
    failures++;
    console.log(`${name}: ${(error as Error).message.trim()}`);
  }
}
process.exitCode = failures === 0 ? 0 : 1;
