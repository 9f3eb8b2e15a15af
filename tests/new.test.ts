import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { writeNew } from '../scripts/new.ts';
import { runTestsIn } from './support/runTestsIn.ts';

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
  const { numPassedTests, numFailedTests } = runTestsIn(copy, [...tests, '-t', 'half-square']);
  expect(numFailedTests).toBe(0);
  expect(numPassedTests).toBeGreaterThan(7);
});

const modules = {
  layer: { folder: 'packages/tensor/src/nn/layers', line: 'ownThing: ownThingKind,' },
  map: { folder: 'packages/stability/src/maps', line: "export { ownThing } from './maps/ownThing.js';" },
  measure: { folder: 'packages/landscape/src', line: "export { ownThing, ownThingMeta } from './ownThing.js';" },
};

test('a new layer, map or measure is a file with a test that passes, and one line', { timeout: 60_000 }, async () => {
  const own = mkdtempSync(join(tmpdir(), 'crease-new-'));
  try {
    symlinkSync(join(root, 'node_modules'), join(own, 'node_modules'), 'junction');
    for (const name of ['tensor', 'stability', 'landscape']) {
      const [from, to] = [join(root, 'packages', name), join(own, 'packages', name)];
      cpSync(join(from, 'src'), join(to, 'src'), { recursive: true });
      symlinkSync(join(from, 'node_modules'), join(to, 'node_modules'), 'junction');
    }
    const tests: string[] = [];
    for (const [kind, { folder, line }] of Object.entries(modules)) {
      const files = await writeNew([kind, 'ownThing'], own);
      expect(files).toEqual([`${folder}/ownThing.test.ts`, `${folder}/ownThing.ts`]);
      const { template } = await import(`../scripts/templates/${kind}/template.ts`);
      expect(template.next(['ownThing'])).toContain(line);
      tests.push(files[0]!);
    }
    expect(runTestsIn(own, tests)).toEqual({ numPassedTests: 4, numFailedTests: 0 });
  } finally {
    rmSync(own, { recursive: true });
  }
});

test('a new page is one place', async () => {
  expect(await writeNew(['page', 'own-thing', 'descent'], copy)).toEqual([
    'apps/docs/src/content/docs/descent/own-thing.mdx',
  ]);
});

test.for([
  [['layer', 'Own'], /the name must be in camelCase, as in "heavyBall", not "Own"/],
  [['map', 'own', 'x'], /nothing may follow the name, as "x" does/],
  [['page', 'own', 'nowhere'], /the chapter must be one of start, .*, not "nowhere"/],
  [['demo', 'Half', 'descent'], /the id must be words in small letters with hyphens, not "Half"/],
  [['demo', 'half', 'nowhere'], /the chapter must be one of start, creases, .*, not "nowhere"/],
  [['demo', 'half', 'descent', 'x'], /nothing may follow the chapter, as "x" does/],
  [['demo', 'bifurcation', 'start'], /bifurcation\/\w+\.ts exists already/],
  [['painting'], /the kind must be one of demo/],
] as const)('npm run new -- %s is refused', async ([args, message]) => {
  await expect(writeNew(args, copy)).rejects.toThrow(message);
});

function run(command: string, args: readonly string[], cwd: string = copy): { status: number | null; output: string } {
  const { status, stdout, stderr } = spawnSync(command, args, {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, CI: '1' },
  });
  return { status, output: stdout + stderr };
}
