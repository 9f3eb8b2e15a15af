// Counts, at many random boxes and points, whether enclosures contain the values of an independent number type, and how
// wide the enclosures of points are. From the root of the repository:
//   npm run campaign:containment -- [100000 [words of the names]]
import { activations } from '@crease/tensor';
import { type ReadingName, readingChecks } from '../contract/containment/readingChecks.ts';
import { activationContainment, atomChecks, atomNames } from '../contract/containment/scalarChecks.ts';
import { addTally, emptyTally, type Tally, widthsOf } from '../contract/containment/tally.ts';

const count = Number(process.argv[2] ?? 100_000);
const only = process.argv[3] ?? '';
let missed = 0;
let total = 0;

function report(name: string, tally: Tally): void {
  const { median, largest } = widthsOf(tally);
  const widths =
    tally.widths.length === 0 ? '' : `width at a point: median ${median}, largest ${largest.toPrecision(3)} ulp`;
  console.log(
    `${name.padEnd(34)} ${String(tally.checked).padStart(7)} ${String(tally.missed.length).padStart(3)} missed  ${widths}`,
  );
  for (const line of tally.missed.slice(0, 5)) console.log(`  ${line}`);
  missed += tally.missed.length;
  total += tally.checked;
}

/** Adds checks until enough numbers are counted. */
function upTo(check: (seed: number) => Tally): Tally {
  const tally = emptyTally();
  for (let seed = 0; tally.checked < count; seed++) addTally(tally, check(seed));
  return tally;
}

for (const name of atomNames) if (name.includes(only)) report(name, atomChecks(name, 1, count));
for (const name of Object.keys(activations)) {
  if (!name.includes(only)) continue;
  for (const order of [0, 1, 2]) {
    const hull = emptyTally();
    report(
      `${name}, order ${order}`,
      upTo((seed) => {
        const checks = activationContainment(name, order, seed, 1000);
        addTally(hull, checks.hull);
        return checks.range;
      }),
    );
    report(`${name}, order ${order}, all pieces`, hull);
  }
}
for (const name of Object.keys(readingChecks) as ReadingName[])
  if (name.includes(only)) report(name, upTo(readingChecks[name]));
console.log(`${total} numbers, ${missed} missed`);
process.exitCode = missed === 0 ? 0 : 1;
