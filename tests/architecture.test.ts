import { describe, expect, test } from 'vitest';
import {
  findForbiddenDependencies,
  findForbiddenImports,
  findForbiddenMath,
  findLongFiles,
} from './architecture/rules.ts';
import { readWorkspaces, type Workspace } from './architecture/workspaces.ts';

const workspaces = readWorkspaces();

/** A made-up package with one file. */
function sample(name: string, dependencies: string[], text: string, path = 'src/x.ts'): Workspace {
  const folder = `packages/${name.replace('@crease/', '')}`;
  return { name, folder, dependencies, files: [{ path: `${folder}/${path}`, text }] };
}

describe('the repository', () => {
  test('has all packages of the architecture', () => {
    expect(workspaces.map(({ name }) => name).sort()).toEqual([
      '@crease/docs',
      '@crease/interop',
      '@crease/landscape',
      '@crease/playground',
      '@crease/stability',
      '@crease/symbolic',
      '@crease/tensor',
      'crease',
    ]);
    for (const { files } of workspaces) expect(files.length).toBeGreaterThan(0);
  });

  const rules = { findForbiddenDependencies, findForbiddenImports, findForbiddenMath, findLongFiles };
  test.for(Object.entries(rules))('%s finds nothing', ([, rule]) => {
    expect(workspaces.flatMap(rule)).toEqual([]);
  });
});

describe('findForbiddenDependencies', () => {
  test('finds an arrow against the direction, between siblings, and out of the project', () => {
    expect(findForbiddenDependencies(sample('@crease/tensor', ['@crease/symbolic'], ''))).toHaveLength(1);
    expect(findForbiddenDependencies(sample('@crease/landscape', ['@crease/stability'], ''))).toHaveLength(1);
    expect(findForbiddenDependencies(sample('@crease/stability', ['d3-dsv'], ''))).toHaveLength(1);
    expect(findForbiddenDependencies(sample('crease', ['@crease/playground'], ''))).toHaveLength(1);
    expect(findForbiddenDependencies(sample('@crease/unknown', [], ''))).toHaveLength(1);
  });

  test('allows the arrows of the architecture', () => {
    expect(findForbiddenDependencies(sample('@crease/stability', ['@crease/tensor', '@crease/symbolic'], ''))).toEqual(
      [],
    );
    expect(findForbiddenDependencies(sample('crease', ['@crease/stability', 'commander'], ''))).toEqual([]);
  });
});

describe('findForbiddenImports', () => {
  test.for([
    ["import { a } from '@crease/symbolic';", 'a package that package.json does not name'],
    ["import { a } from '@crease/tensor/src/dot.js';", 'past the public index'],
    ["export { a } from '../../symbolic/src/a.js';", 'the folder of another package'],
    ["import {\n  a,\n  b,\n} from 'node:fs';", 'Node.js'],
    ["await import('comlink');", 'a package from outside the project'],
    ["import 'comlink';", 'a package for its effects'],
  ])('finds %j: %s', ([text]) => {
    expect(findForbiddenImports(sample('@crease/landscape', ['@crease/tensor'], text!))).toHaveLength(1);
  });

  test('allows own files, declared packages, and tools in tests', () => {
    const text = "import { a } from '@crease/tensor';\nimport type { B } from '../b.js';\n// from '@crease/symbolic'\n";
    expect(findForbiddenImports(sample('@crease/landscape', ['@crease/tensor'], text))).toEqual([]);
    expect(
      findForbiddenImports(
        sample(
          '@crease/tensor',
          [],
          "import { it } from 'vitest';\nimport o from '../../../tests/oracles/o.json';",
          'src/x.test.ts',
        ),
      ),
    ).toEqual([]);
  });
});

describe('findForbiddenMath', () => {
  test.for([
    'Math.exp(x)',
    'Math.random()',
    'const source = `Math.tanh(x)`;',
    "Math['sin'](x)",
    'const { log } = Math;',
    'x ** y',
  ])('finds %s', (text) => {
    expect(findForbiddenMath(sample('@crease/symbolic', [], text))).toHaveLength(1);
  });

  test('allows what every engine computes alike, comments, tests, and the folder of elementary functions', () => {
    const text =
      '/** Not Math.exp. */\nMath.sqrt(Math.abs(x)) + x ** 2 + 2 ** -52; // Math.log\n10n ** k + n ** BigInt(k);\n';
    expect(findForbiddenMath(sample('@crease/symbolic', [], text))).toEqual([]);
    expect(findForbiddenMath(sample('@crease/symbolic', [], 'Math.exp(x)', 'src/x.test.ts'))).toEqual([]);
    expect(findForbiddenMath(sample('@crease/tensor', [], 'Math.exp(x)', 'src/math/exp.ts'))).toEqual([]);
  });
});

test('findLongFiles finds a file of 301 lines and allows one of 300', () => {
  expect(findLongFiles(sample('crease', [], 'x\n'.repeat(301)))).toHaveLength(1);
  expect(findLongFiles(sample('crease', [], 'x\n'.repeat(300)))).toEqual([]);
});
