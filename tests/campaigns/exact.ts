// Compares exact readings of many random programs with runs in doubles, and derivatives with each other as rationals.
//   npm run campaign:exact -- [10000]
import { type Comparison, exactAgainstDoubles, exactIdentities } from '../contract/exact/exactChecks.ts';

const count = Number(process.argv[2] ?? 10_000);
let failures = 0;
for (const [name, check] of Object.entries({ exactAgainstDoubles, exactIdentities })) {
  let [compared, largest] = [0, 0];
  for (let seed = 0; seed < count; seed++) {
    const result: Comparison = check(seed);
    compared += result.compared;
    largest = Math.max(largest, result.largest);
    failures += result.failures.length;
    for (const line of result.failures) console.log(line);
  }
  const distance = largest > 0 ? `; largest distance ${largest.toPrecision(3)} · 2^−53 of the size` : '';
  console.log(`${name}: ${count} programs, ${compared} numbers${distance}`);
}
console.log(`${failures} failures`);
process.exitCode = failures === 0 ? 0 : 1;
