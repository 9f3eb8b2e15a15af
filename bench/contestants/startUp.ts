// Start-up: node contestants/startUp.ts FILE runs FILE in a fresh process for each repeat; it prints the CPU seconds
// from before the import of its library to its first gradient, and a checksum of that gradient.
import { execFileSync } from 'node:child_process';
import { serve } from '../measure/serve.ts';

const [file = '', ...args] = process.argv.slice(2);
let checksum = Number.NaN;
let seconds = 0;

await serve({
  run: (repeats) => {
    seconds = 0;
    for (let k = 0; k < repeats; k++) {
      const answer = execFileSync(process.execPath, [file, ...args], { encoding: 'utf8' })
        .trim()
        .split('\n')
        .at(-1)!;
      const [own, sum] = answer.split(' ').map(Number);
      seconds += own!;
      checksum = sum!;
    }
  },
  checksum: () => checksum,
  seconds: () => seconds,
});
