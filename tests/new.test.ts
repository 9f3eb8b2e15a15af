import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defaultServerConditions } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { writeNew } from '../scripts/new.ts';

const root = join(import.meta.dirname, '..');
const bin = join(root, 'node_modules', '.bin');
let copy: string;

/** A repository with the playground alone; what it depends on is that of this one. */
beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'crease-new-'));
  const isSource = (path: string) => !/[/\\](node_modules|dist)$/.test(path);
  cpSync(join(root, 'apps', 'playground'), join(copy, 'apps', 'playground'), { recursive: true, filter: isSource });
  cpSync(join(root, 'tsconfig.base.json'), join(copy, 'tsconfig.base.json'));
  for (const path of ['node_modules', 'packages', 'apps/playground/node_modules'])
    symlinkSync(join(root, path), join(copy, path), 'junction');
});
afterAll(() => rmSync(copy, { recursive: true }));

test('a new demo is two places, and at once typed and tested like every other', { timeout: 60_000 }, async () => {
  const files = await writeNew(['demo', 'half-square', 'descent'], copy);
  const folder = 'apps/playground/src/demos/half-square';
  expect(files).toEqual([
    'apps/docs/src/content/docs/descent/half-square.mdx',
    ...['compute', 'digests', 'links', 'meta', 'view'].map((name) => `${folder}/${name}.ts`),
  ]);
  for (const file of files) expect(readFileSync(join(copy, file), 'utf8'), file).not.toMatch(/demo-(id|chapter|link)/i);
  expect(readFileSync(join(copy, files[0]!), 'utf8')).toContain('<Demo id="half-square" />');

  expect(run(join(bin, 'tsc'), ['-p', join(copy, 'apps', 'playground')])).toEqual({ status: 0, output: '' });
  const tests = ['demos/demos.test.ts', 'demo/permalink.test.ts'].map((name) => `apps/playground/src/${name}`);
  const [config, result] = [join(copy, 'vitest.config.mjs'), join(copy, 'result.json')];
  const conditions = JSON.stringify(['@crease/source', ...defaultServerConditions]);
  writeFileSync(config, `export default { ssr: { resolve: { conditions: ${conditions} } } };`);
  run(join(bin, 'vitest'), ['run', ...tests, '-t', 'half-square', '--reporter', 'json', '--outputFile', result]);
  const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(result, 'utf8'));
  expect(numFailedTests).toBe(0);
  expect(numPassedTests).toBeGreaterThan(7);
});

test.for([
  [['demo', 'Half', 'descent'], /the id must be words in small letters with hyphens, not "Half"/],
  [['demo', 'half', 'nowhere'], /the chapter must be one of start, creases, .*, not "nowhere"/],
  [['demo', 'half', 'descent', 'x'], /nothing may follow the chapter, as "x" does/],
  [['demo', 'bifurcation', 'start'], /bifurcation\/\w+\.ts exists already/],
  [['painting'], /the kind must be one of demo/],
] as const)('npm run new -- %s is refused', async ([args, message]) => {
  await expect(writeNew(args, copy)).rejects.toThrow(message);
});

function run(command: string, args: readonly string[]): { status: number | null; output: string } {
  const { status, stdout, stderr } = spawnSync(command, args, {
    cwd: copy,
    encoding: 'utf8',
    env: { ...process.env, CI: '1' },
  });
  return { status, output: stdout + stderr };
}
