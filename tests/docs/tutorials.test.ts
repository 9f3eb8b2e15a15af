import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runTestsIn } from '../support/runTestsIn.ts';
import { applyChange, type Change, changesOf } from './tutorialChanges.ts';

const root = join(import.meta.dirname, '../..');
const packages = ['tensor', 'symbolic'];
let copy: string;

const changesIn = (page: string): Change[] =>
  changesOf(readFileSync(join(root, `apps/docs/src/content/docs/recipes/${page}.mdx`), 'utf8'));
const inPackages = ({ file }: Change): boolean => file.startsWith('packages/');

/** The sources of two packages with the changes of both tutorials, and the tests over their registries. */
beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'crease-tutorials-'));
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'), 'junction');
  for (const path of [
    ...packages.flatMap((name) => [`packages/${name}/src`, `packages/${name}/package.json`]),
    'tests',
  ])
    cpSync(join(root, path), join(copy, path), {
      recursive: true,
      filter: (from) => !/node_modules|tsconfig/.test(from),
    });
  for (const folder of ['tests', ...packages.map((name) => `packages/${name}`)]) {
    const scope = join(copy, folder, 'node_modules/@crease');
    mkdirSync(scope, { recursive: true });
    for (const name of packages) symlinkSync(join(copy, 'packages', name), join(scope, name), 'junction');
  }
  for (const page of ['add-activation', 'add-layers']) for (const change of changesIn(page)) applyChange(copy, change);
});
afterAll(() => rmSync(copy, { recursive: true }));

test('an activation is one place in the packages, a layer is two', () => {
  expect(changesIn('add-activation').filter(inPackages)).toHaveLength(1);
  expect(changesIn('add-layers').filter(inPackages)).toHaveLength(2);
});

test('derivatives, enclosures and analyticity of the new activation are tested without another line', () => {
  const files = ['contract/derivatives', 'contract/containment/containment'].map((name) => `tests/${name}.test.ts`);
  files.push('packages/symbolic/src/theorems/analyticity.test.ts');
  expect(runTestsIn(copy, [...files, '-t', 'hardMish'])).toEqual({ numPassedTests: 3, numFailedTests: 0 });
});

test('the test of reference values asks for those of the new activation and the new layer, and nothing else fails', () => {
  const files = ['scalar/activations', 'nn/torchNetworks', 'nn/layers/layers', 'nn/readModel'];
  const { numFailedTests } = runTestsIn(
    copy,
    files.map((name) => `packages/tensor/src/${name}.test.ts`),
  );
  expect(numFailedTests).toBe(2);
});

test('the copy reads a model with it and gives the figures of the page', () => {
  const page = readFileSync(join(root, 'apps/docs/src/content/docs/recipes/add-layers.mdx'), 'utf8');
  const figure = /^loss ([\d.]+)$/m.exec(page)![1];
  writeFileSync(
    join(copy, 'tests/block.test.ts'),
    `import { lossProgram, objective, readModel } from '@crease/tensor';
import { expect, test } from 'vitest';
test('block', () => {
  const block = { type: 'block', inner: [[1, -1], [0.5, 2], [-1, 1]], outer: [[1, 0, 2], [0, 1, -1]] };
  const layers = [block, block, { type: 'dense', weight: [[1, -1]], bias: [0] }];
  const model = readModel({ format: 'crease-model/1', input: [2], layers });
  const features = Float64Array.of(1, 0.5, -1, 2, 0.5, -1.5, 2, 1);
  const program = lossProgram(model, { samples: 4, features, targets: Float64Array.of(0, 1, 2, 0) }, 'half-mse');
  expect(objective(program).value(model.theta)).toBe(${figure});
});
`,
  );
  expect(runTestsIn(copy, ['tests/block.test.ts'])).toEqual({ numPassedTests: 1, numFailedTests: 0 });
});
