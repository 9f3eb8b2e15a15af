// The command line from a clone: `npm run --silent crease -- <arguments>`. Sets up and builds what is missing or
// stale, with messages on stderr only, then runs packages/cli/dist/main.js in the caller's folder.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { prepare, root, run, tools } from './bootstrap.mjs';

const packages = join(root, 'packages');
const shared = ['package.json', 'pnpm-lock.yaml', 'pnpm-workspace.yaml', 'tsconfig.base.json', 'turbo.json'];
const stamp = join(tools, 'crease.json');

if (!isBuilt()) {
  // Taken before the build: what changes during it is built the next time.
  const sources = fingerprint('sources');
  await prepare(2);
  const build = ['run', 'build', '--filter=crease...', '--output-logs=errors-only'];
  if ((await run('turbo', build, ['ignore', 2, 2])) !== 0) process.exit(1);
  writeFileSync(stamp, JSON.stringify({ sources, outputs: fingerprint('outputs') }));
}

// npm starts scripts in the folder of package.json and keeps the caller's in INIT_CWD.
const cwd = process.env.npm_lifecycle_event === 'crease' ? process.env.INIT_CWD : process.cwd();
const main = join(packages, 'cli', 'dist', 'main.js');
process.exit(await run('node', [main, ...process.argv.slice(2)], 'inherit', cwd));

function isBuilt() {
  if (!existsSync(stamp)) return false;
  const { sources, outputs } = JSON.parse(readFileSync(stamp, 'utf8'));
  return sources === fingerprint('sources') && outputs === fingerprint('outputs');
}

/** Hash over path, size and time of change of every file that goes into the build, or that comes out of it. */
function fingerprint(part) {
  const hash = createHash('sha256');
  const add = (path) => {
    const { size, mtimeMs } = statSync(path);
    hash.update(`${path}\0${size}\0${mtimeMs}\n`);
  };
  const folder = part === 'sources' ? 'src' : 'dist';
  for (const name of readdirSync(packages).sort()) {
    const tree = join(packages, name, folder);
    const files = existsSync(tree) ? readdirSync(tree, { recursive: true, withFileTypes: true }) : [];
    for (const path of files
      .filter((f) => f.isFile())
      .map((f) => join(f.parentPath, f.name))
      .sort())
      add(path);
    if (part === 'sources') for (const file of ['package.json', 'tsconfig.json']) add(join(packages, name, file));
  }
  if (part === 'sources') for (const file of shared) add(join(root, file));
  return hash.digest('hex');
}
