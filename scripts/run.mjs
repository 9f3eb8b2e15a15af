//   node scripts/run.mjs <name> …          installs what is missing, then runs the script "do:<name>" of package.json
//   node scripts/run.mjs -- <arguments>    calls the pinned pnpm
import { prepare, run } from './bootstrap.mjs';

const [name, ...rest] = process.argv.slice(2);
await prepare();
process.exit(await run('pnpm', name === '--' ? rest : ['run', `do:${name}`, ...rest]));
