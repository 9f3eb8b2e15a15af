// Attempts to find a proof that is wrong, until so many were made:
//   npm run campaign:proofs -- [ATTEMPTS = 100000] [FORGERIES = 20000] [SEED = 1]
// What is proved about random networks is compared with brute force over exact residues, and changed certificates are
// given to the check. Prints every mistake; fails if there is one.
import { checkForgeries, someCertificates } from '../contract/forgeryChecks.ts';
import { checkProofs } from '../contract/proofChecks.ts';

const [attempts = 100_000, forgeries = 20_000, first = 1] = process.argv.slice(2).map(Number);
const mistakes: string[] = [];
const methods = new Map<string, number>();
let [made, singular] = [0, 0];
for (let seed = first * 1_000_000; made < attempts; seed++) {
  const found = checkProofs(seed);
  made += found.attempts;
  singular += found.singular;
  mistakes.push(...found.mistakes);
  methods.set(found.method, (methods.get(found.method) ?? 0) + 1);
}
const counts = [...methods].map(([method, count]) => `${method} ${count}`).join(', ');
console.log(`${made} step sizes on pieces of random networks (${counts}), ${singular} of them singular`);

let [documents, trueStatements] = [0, 0];
for (let round = 0; documents < forgeries; round++) {
  const seed = first * 1_000_000 + round * 1000;
  const found = checkForgeries(someCertificates(seed, 5), seed, 1000);
  documents += found.documents;
  trueStatements += found.trueStatements;
  mistakes.push(...found.mistakes);
}
console.log(`${documents} changed certificates, ${trueStatements} of them accepted as other true statements`);

for (const mistake of mistakes.slice(0, 20)) console.log(`  ${mistake}`);
console.log(`${mistakes.length} mistakes`);
process.exitCode = mistakes.length === 0 ? 0 : 1;
