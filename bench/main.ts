// Runs the benchmarks: ratios of peers measured side by side in one run, never absolute times.
//   npm run bench [-- WORKLOAD …] [-- sizes] [-- --rounds 9] [-- --record]
// --record writes what the page "Performance" shows.
// On a busy machine give it priority with `nice`, not with real-time scheduling of one core: the engine's compiler runs in
// threads of its own, which then wait until the code has been timed unoptimised.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { start } from './measure/contestant.ts';
import { interleave } from './measure/interleave.ts';
import { type GateResult, judge, type Ratio, ratioOf } from './measure/ratios.ts';
import { measureSizes } from './measure/sizes.ts';
import { findTools } from './measure/tools.ts';
import { versionsOf } from './measure/versions.ts';
import { type Workload, workloads } from './workloads.ts';

interface Row extends Ratio {
  readonly label: string;
  readonly agrees: boolean;
}

interface Result {
  readonly id: string;
  readonly title: string;
  readonly baseline: string;
  readonly rounds: number;
  readonly versions: Readonly<Record<string, string>>;
  readonly rows: readonly Row[];
  readonly gates: readonly GateResult[];
}

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { rounds: { type: 'string', default: '9' }, record: { type: 'boolean', default: false } },
});
const rounds = Number(options.rounds);
const chosen = workloads.filter(
  ({ id }) => positionals.length === 0 || positionals.some((name) => id.startsWith(name)),
);
const tools = findTools(true);
const versions = versionsOf(tools);
const results: Result[] = [];
for (const workload of chosen) {
  const result = await measure(workload);
  results.push(result);
  print(result);
}
const sizes = positionals.length === 0 || positionals.includes('sizes') ? await measureSizes(tools) : [];
for (const { label, bytes, brotli } of sizes)
  console.log(`${kilobytes(brotli)} kB brotli ${kilobytes(bytes)} kB gzip  ${label}`);
const machine = { cpu: cpus()[0]?.model, node: process.versions.node };
const text = `${JSON.stringify({ format: 'crease-benchmarks/1', ...machine, results, sizes }, null, 2)}\n`;
mkdirSync(new URL('results/', import.meta.url), { recursive: true });
writeFileSync(new URL('results/latest.json', import.meta.url), text);
if (options.record) record();
const missed = results.flatMap(({ id, gates }) =>
  gates.filter(({ met }) => met === 'missed').map((g) => ({ id, ...g })),
);
for (const { id, of, to, most, ratio } of missed)
  console.log(`missed: ${id}: ${of} takes ${ratio!.toPrecision(3)} of ${to}, at most ${most.toPrecision(3)} is wanted`);
const wrong = results.flatMap(({ rows }) => rows).filter(({ label, agrees }) => label.startsWith('Crease') && !agrees);
process.exitCode = missed.length + wrong.length === 0 ? 0 : 1;

async function measure({ id, title, baseline, contestants, gates, checkRepeats = 1 }: Workload): Promise<Result> {
  const running = contestants.map((c) => start(c, tools)).filter((c) => c !== undefined);
  try {
    const times = await interleave(running, rounds, checkRepeats);
    const base = times.find(({ label }) => label === baseline) ?? times[0]!;
    const rows = times.map(({ label, seconds, agrees }) => ({ label, agrees, ...ratioOf(seconds, base.seconds) }));
    const judged = gates.map((gate) => judge(gate, times));
    return { id, title, baseline: base.label, rounds, versions, rows, gates: judged };
  } finally {
    for (const c of running) c.stop();
  }
}

function print({ id, title, baseline, rounds, rows, gates }: Result): void {
  console.log(`\n${id}: ${title}\n(CPU time relative to ${baseline}: median [quartiles] of ${rounds} rounds)`);
  for (const { label, ratio, q1, q3, ok, agrees } of rows) {
    const numbers = `${ratio.toPrecision(3).padStart(8)}  [${q1.toPrecision(3)}, ${q3.toPrecision(3)}]`;
    console.log(`${numbers.padEnd(30)}${label}${agrees ? '' : '  ANOTHER RESULT'}${ok ? '' : '  noisy'}`);
  }
  for (const { of, to, most, aim, ratio, met } of gates)
    console.log(
      `  ${met}: ${of} / ${to} = ${ratio?.toPrecision(3) ?? '?'} (gate ${most.toPrecision(3)}${aim === undefined ? '' : `, aim ${aim}`})`,
    );
}

/** Replaces the recorded results that were measured again; keeps the others if they are from such a machine. */
function record(): void {
  const file = new URL('../apps/docs/src/assets/benchmarks.json', import.meta.url);
  const old = readRecord(file);
  const others = old.cpu === machine.cpu && old.node === machine.node ? old.results : [];
  const kept = workloads
    .map(({ id }) => [...results, ...others].find((r) => r.id === id))
    .filter((r) => r !== undefined);
  const all = { format: 'crease-benchmarks/1', ...machine, results: kept, sizes: sizes.length > 0 ? sizes : old.sizes };
  writeFileSync(file, `${JSON.stringify(all, null, 2)}\n`);
}

function readRecord(file: URL): { cpu?: string; node?: string; results: Result[]; sizes: typeof sizes } {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return { results: [], sizes: [] };
  }
}

function kilobytes(bytes: number): string {
  return (bytes / 1000).toFixed(1).padStart(8);
}
