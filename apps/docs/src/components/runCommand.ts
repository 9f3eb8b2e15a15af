import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

// The build runs in apps/docs.
const examples = resolve('src/assets/examples');
const cli = join(dirname(createRequire(resolve('package.json')).resolve('crease/package.json')), 'dist', 'main.js');
const folder = mkdtempSync(join(tmpdir(), 'crease-'));
cpSync(examples, folder, { recursive: true });
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

/**
 * What the built command line prints on standard output, run in a copy of the folder with the examples. Commands of one
 * build share the folder: one can read what another has written.
 *
 * @throws Error with the message of the command if it fails
 */
export function runCommand(line: string): string {
  return run(`crease ${line}`, [cli, ...line.split(' ')]);
}

/** What an example program of that folder prints, run with the built packages. */
export function runExample(name: string): string {
  return run(name, [join(examples, name)]);
}

function run(name: string, args: readonly string[]): string {
  const result = spawnSync(process.execPath, args, {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1' },
  });
  if (result.status !== 0) throw new Error(`${name} ended with ${result.status}: ${result.stderr}`);
  return result.stdout.trimEnd();
}
