import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { Tools } from './tools.ts';

/** What was compared with, by name: the version, and for Python's libraries the linear algebra that they call. */
export function versionsOf({ compileC, hasPeers, python }: Tools): Record<string, string> {
  const answer = (command: string, ...args: string[]): string =>
    spawnSync(command, args, { encoding: 'utf8' }).stdout.split('\n')[0]!.trim();
  const ofPython = Object.entries(python).flatMap(([library, command]) =>
    command === undefined ? [] : [[library, answer(command, 'contestants/numeric.py', library, 'version')]],
  );
  const peers = JSON.parse(readFileSync(new URL('../peers/package.json', import.meta.url), 'utf8')).dependencies;
  return {
    ...(compileC === undefined ? {} : { 'C compiler': answer('cc', '--version') }),
    ...Object.fromEntries(ofPython),
    ...(hasPeers ? peers : {}),
  };
}
