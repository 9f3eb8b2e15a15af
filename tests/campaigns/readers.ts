// Reads many mutated files with every reader of untrusted files: nothing but a FormatError may escape, and none may be
// slow. Then as many changed model documents.
//   npm run campaign:readers -- [COUNT = 50000] [SEED = 0]
import { randomStream } from '@crease/tensor';
import { fuzzModels } from '../support/fuzzModels.ts';
import { fuzzReader, readers } from '../support/fuzzReaders.ts';

const [count = '50000', seed = '0'] = process.argv.slice(2);
for (const [name, reader] of Object.entries(readers)) {
  const { read, refused, slowest } = fuzzReader(reader, Number(count), randomStream(`fuzz ${name} ${seed}`));
  const codes = [...refused].map(([code, times]) => `${code} ${times}`).join(', ');
  console.log(`${name}: ${count} files, ${read} read, the rest refused (${codes}); slowest ${slowest.toFixed(1)} ms`);
}
const { read, refused } = fuzzModels(Number(count), randomStream(`fuzz models ${seed}`));
console.log(`models: ${count} documents, ${read} read, the rest refused for ${refused.size} reasons`);
