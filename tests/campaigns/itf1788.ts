// Runs the test files of the Interval Testing Framework for IEEE 1788 (github.com/oheim/ITF1788, folder `itl`) in a folder:
//   npm run campaign:itf1788 -- <folder>
// For each function how many statements give the expected interval, how many a wider valid one, a tighter one, or a wrong
// one, and which functions are not implemented. Exit code 1 if a statement is wrong.
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseItl } from '../support/itl/parseItl.ts';
import { type Outcome, runStatement } from '../support/itl/runItl.ts';

const folder = process.argv[2];
if (folder === undefined) throw new Error('itf1788: expected the folder of the .itl files as the only argument.');
const files = readdirSync(resolve(folder)).filter((name) => name.endsWith('.itl'));
const counts = new Map<string, Record<Outcome, number>>();
for (const name of files) {
  for (const statement of parseItl(readFileSync(join(folder, name), 'utf8'))) {
    const { outcome, values } = runStatement(statement);
    const row = counts.get(statement.function) ?? { equal: 0, wider: 0, tighter: 0, wrong: 0, skipped: 0 };
    counts.set(statement.function, { ...row, [outcome]: row[outcome] + 1 });
    if (outcome !== 'equal' && outcome !== 'skipped')
      console.log(
        `${outcome}: ${name}:${statement.line} ${statement.function} ${statement.inputs.join(' ')}: expected ${statement.outputs.join(' ')}${statement.signal === undefined ? '' : ` signal ${statement.signal}`}, got ${values.map((v) => JSON.stringify(v)).join(' ')}`,
      );
  }
}
const rows = [...counts].sort(([a], [b]) => (a < b ? -1 : 1));
const sum = (outcome: Outcome): number => rows.reduce((total, [, row]) => total + row[outcome], 0);
console.log('function             equal  wider tighter wrong');
for (const [name, row] of rows)
  if (row.skipped === 0)
    console.log(
      name.padEnd(19) + [row.equal, row.wider, row.tighter, row.wrong].map((n) => String(n).padStart(7)).join(''),
    );
console.log(
  `not implemented: ${rows
    .filter(([, row]) => row.skipped > 0)
    .map(([name, row]) => `${name} ${row.skipped}`)
    .join(', ')}`,
);
console.log(
  `${files.length} files: ${sum('equal')} equal, ${sum('wider')} wider but valid, ${sum('tighter')} tighter, ${sum('wrong')} wrong, ${sum('skipped')} skipped`,
);
process.exitCode = files.length === 0 || sum('wrong') > 0 ? 1 : 0;
