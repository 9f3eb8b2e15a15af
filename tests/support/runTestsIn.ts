import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { defaultServerConditions } from 'vite';

const vitest = join(import.meta.dirname, '../../node_modules/.bin/vitest');

/** How many tests pass and fail in a copy of the repository, its packages taken from their sources. */
export function runTestsIn(
  folder: string,
  args: readonly string[],
): { readonly numPassedTests: number; readonly numFailedTests: number } {
  const [config, result] = [join(folder, 'vitest.config.mjs'), join(folder, 'result.json')];
  const conditions = JSON.stringify(['@crease/source', ...defaultServerConditions]);
  writeFileSync(config, `export default { ssr: { resolve: { conditions: ${conditions} } } };`);
  const env = { ...process.env, CI: '1' };
  spawnSync(vitest, ['run', ...args, '--reporter', 'json', '--outputFile', result], { cwd: folder, env });
  const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(result, 'utf8'));
  return { numPassedTests, numFailedTests };
}
