// The derivative checks of the contract tests with ever new points and programs, until so many were made:
//   npm run campaign:derivatives -- [COUNT = 1000000] [SEED = 1]
// Prints for each kind of check how many there were and how close the worst came to its tolerance; fails if one went
// beyond. The last line says how to repeat a failure.
import { activations, type Program } from '@crease/tensor';
import { activationChecks } from '../contract/activationChecks.ts';
import { type DerivativeCheck, derivativeChecks } from '../contract/derivativeChecks.ts';
import { opSamples } from '../contract/opSamples.ts';
import { primitiveSamples } from '../contract/primitiveSamples.ts';
import { randomProgram } from '../contract/randomProgram.ts';
import { seeded } from '../contract/seeded.ts';

const [wanted = 1_000_000, first = 1] = process.argv.slice(2).map(Number);
const samples: Program[] = [...Object.values(opSamples), ...Object.values(primitiveSamples)].flat();
const kinds = new Map<string, { count: number; worst: DerivativeCheck }>();
const failures: DerivativeCheck[] = [];
let count = 0;

function record(checks: readonly DerivativeCheck[], source: string): void {
  count += checks.length;
  for (const check of checks) {
    const kind = `${source}: ${check.what.replace(/\[.*|,.*/g, '').replace(/^program of .*/, 'program')}`;
    const known = kinds.get(kind) ?? { count: 0, worst: check };
    const isWorse = !(check.excess <= known.worst.excess);
    kinds.set(kind, { count: known.count + 1, worst: isWorse ? check : known.worst });
    if (!(check.excess <= 1)) failures.push({ ...check, what: `${source}: ${check.what}` });
  }
}

for (let seed = first * 100_000; count < wanted; seed++) {
  for (const program of samples) record(derivativeChecks(program, seed), 'samples');
  for (const name of Object.keys(activations)) record(activationChecks(name, seed), 'activations');
  for (let k = 0; k < 40; k++) {
    const own = seed * 40 + k;
    record(derivativeChecks(randomProgram(seeded(own), 4 + (own % 12)), own), 'random programs');
  }
}
const ofActivations = [...kinds].filter(([kind]) => kind.startsWith('activations'));
const others = [...kinds].filter(([kind]) => !kind.startsWith('activations'));
for (const [kind, { count: own, worst }] of [...others, ...ofActivations])
  console.log(`${kind.padEnd(40)} ${String(own).padStart(8)}   worst ${worst.excess.toFixed(3)} of its tolerance`);
console.log(`${count} checks, ${failures.length} beyond their tolerance; seeds from ${first * 100_000}`);
for (const { what, excess } of failures.slice(0, 20)) console.log(`  ${what}: ${excess.toExponential(2)} × tolerance`);
process.exitCode = failures.length === 0 ? 0 : 1;
