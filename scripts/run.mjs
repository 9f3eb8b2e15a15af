//   node scripts/run.mjs <name> …          installs what is missing, then runs the script "do:<name>" of package.json
//   node scripts/run.mjs -- <arguments>    calls the pinned pnpm; installs nothing else
import { prepare, prepareTools, run } from './bootstrap.mjs';

const [name, ...rest] = process.argv.slice(2);
if (name === '--') {
  prepareTools();
  process.exit(await run('pnpm', rest));
}
await prepare();
process.exit(await run('pnpm', ['run', `do:${name}`, ...rest]));
