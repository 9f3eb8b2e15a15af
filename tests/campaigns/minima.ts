// Proves the minima of many random tiny networks, checks the proofs, and lets gradient descent try to end below them.
//   npm run campaign:minima -- [1000]
import { checkMinima } from '../contract/minima/minimaChecks.ts';

const count = Number(process.argv[2] ?? 1000);
let [proofs, runs, failures] = [0, 0, 0];
for (let seed = 0; seed < count; seed++) {
  const result = checkMinima(seed);
  proofs += result.proofs;
  runs += result.runs;
  failures += result.failures.length;
  for (const line of result.failures) console.log(line);
}
console.log(`${count} networks, ${proofs} proofs, ${runs} runs of gradient descent: ${failures} failures`);
process.exitCode = failures === 0 ? 0 : 1;
