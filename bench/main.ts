// Runs the benchmarks: ratios of peers measured side by side in one run, never absolute times.
//   npm run bench [-- rounds]
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { gdMapContestants } from './gdMap.ts';
import { interleave } from './interleave.ts';

/** A gate is wide enough for the spread between runs; beyond it something is broken. */
const gates: Readonly<Record<string, number>> = {
  'Crease, generated code': 1.3,
  'Crease, without code generation': 12,
};

const rounds = Number(process.argv[2] ?? 15);
const title = 'Gradient-descent map of the two-parameter network, 1000 step sizes side by side';
const contestants = gdMapContestants();
const checksums = [];
for (const c of contestants) checksums.push(await c.checksum(500));
const rows = await interleave(contestants, rounds);
for (const c of contestants) c.close?.();

console.log(`${title}\n(CPU time relative to ${rows[0]!.label}; median [quartiles] of ${rounds} rounds)\n`);
let failed = false;
for (const [k, row] of rows.entries()) {
  // Peers round differently in the last digits; a wrong kernel is off by far more after 500 steps.
  const agrees = Math.abs(checksums[k]! - checksums[0]!) <= 1e-9 * Math.abs(checksums[0]!);
  const gate = gates[row.label];
  const late = row.ok && gate !== undefined && row.ratio > gate;
  failed ||= late || !agrees;
  const notes = [agrees ? '' : 'WRONG RESULT', row.ok ? '' : 'noisy', late ? `over the gate of ${gate}` : ''];
  console.log(
    `${row.ratio.toFixed(2).padStart(7)}  [${row.q1.toFixed(2)}, ${row.q3.toFixed(2)}]  ${row.label}  ${notes.join(' ')}`,
  );
}
mkdirSync(new URL('results/', import.meta.url), { recursive: true });
writeFileSync(
  new URL('results/gdMap.json', import.meta.url),
  `${JSON.stringify({ title, cpu: cpus()[0]?.model, node: process.versions.node, rounds, rows }, null, 2)}\n`,
);
process.exitCode = failed ? 1 : 0;
