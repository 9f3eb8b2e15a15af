import { posix } from 'node:path';
import type { SourceFile, Workspace } from './workspaces.ts';

/** Functions of `Math` whose last bit, or more, depends on the engine. */
const engineDependent = [
  ...['random', 'exp', 'expm1', 'log', 'log1p', 'log2', 'log10', 'pow', 'hypot', 'cbrt', 'atan2'],
  ...['sin', 'cos', 'tan', 'asin', 'acos', 'atan', 'sinh', 'cosh', 'tanh', 'asinh', 'acosh', 'atanh'],
];

/** One of them, `Math` taken apart so that they cannot be seen, or a power that is not constant nor of a big integer. */
const forbiddenMath = new RegExp(
  [
    String.raw`\bMath\s*\.\s*(${engineDependent.join('|')})\b`,
    String.raw`\bMath\s*\[`,
    String.raw`=\s*Math\b(?!\s*\.)`,
    String.raw`(?<!\dn\s*)\*\*(?!\s*=?\s*(-?\d|BigInt\())`,
  ].join('|'),
  'g',
);

/** What each package may depend on inside the project: the arrows of ARCHITECTURE.md. */
const allowed: Record<string, readonly string[]> = {
  '@crease/tensor': [],
  '@crease/symbolic': ['@crease/tensor'],
  '@crease/landscape': ['@crease/tensor', '@crease/symbolic'],
  '@crease/stability': ['@crease/tensor', '@crease/symbolic'],
  '@crease/interop': ['@crease/tensor'],
  crease: ['@crease/tensor', '@crease/symbolic', '@crease/landscape', '@crease/stability', '@crease/interop'],
  '@crease/playground': ['@crease/tensor', '@crease/symbolic', '@crease/landscape', '@crease/stability'],
  '@crease/docs': [
    'crease',
    '@crease/tensor',
    '@crease/symbolic',
    '@crease/landscape',
    '@crease/stability',
    '@crease/interop',
    '@crease/playground',
  ],
};

/** Packages that run anywhere: no dependency from outside the project, and nothing of Node.js. */
const selfContained = ['@crease/tensor', '@crease/symbolic', '@crease/landscape', '@crease/stability'];

/** Dependencies in package.json against the direction of the architecture, or from outside where none is allowed. */
export function findForbiddenDependencies(workspace: Workspace): string[] {
  const { name, folder, dependencies } = workspace;
  const inside = allowed[name];
  if (inside === undefined) return [`${folder}: the package "${name}" has no place in the architecture`];
  return dependencies
    .filter((dependency) => (dependency in allowed ? !inside.includes(dependency) : selfContained.includes(name)))
    .map((dependency) => `${folder}/package.json: ${name} must not depend on ${dependency}`);
}

/** Imports of packages that package.json does not name, past the public index of a package, or into another package. */
export function findForbiddenImports(workspace: Workspace): string[] {
  return workspace.files.flatMap((file) =>
    findImports(file)
      .filter((specifier) => !isAllowedImport(workspace, file, specifier))
      .map((specifier) => `${file.path}: must not import ${specifier}`),
  );
}

/**
 * Uses of `Math` whose result depends on the engine, `Math.random`, and powers with a variable exponent (of a big
 * integer they are exact). They are allowed in packages/tensor/src/math alone, and in tests.
 */
export function findForbiddenMath(workspace: Workspace): string[] {
  if (!workspace.folder.startsWith('packages/')) return [];
  return workspace.files
    .filter(({ path }) => !path.startsWith('packages/tensor/src/math/') && !isTest(path))
    .flatMap(({ path, text }) =>
      [...withoutComments(text).matchAll(forbiddenMath)].map(([use]) => `${path}: must not use ${use}`),
    );
}

/** Files longer than 300 lines. */
export function findLongFiles(workspace: Workspace): string[] {
  return workspace.files
    .map(({ path, text }) => ({ path, lines: text.trimEnd().split('\n').length }))
    .filter(({ lines }) => lines > 300)
    .map(({ path, lines }) => `${path}: ${lines} lines, at most 300 are allowed`);
}

function isAllowedImport(workspace: Workspace, file: SourceFile, specifier: string): boolean {
  if (specifier.startsWith('.')) {
    const target = posix.join(posix.dirname(file.path), specifier);
    return target.startsWith(`${workspace.folder}/`) || (isTest(file.path) && target.startsWith('tests/'));
  }
  const name = specifier.match(/^(@[^/]+\/)?[^/]+/)?.[0] ?? specifier;
  if (name in allowed) {
    const isPublic = [name, `${name}/package.json`].includes(specifier) || name === '@crease/playground';
    return isPublic && workspace.dependencies.includes(name);
  }
  if (isTest(file.path) || !selfContained.includes(workspace.name)) return true;
  return false;
}

function findImports({ text }: SourceFile): string[] {
  const specifiers = /\b(?:import|export)\b[^'"`;=()]*\bfrom\s*['"]([^'"]+)|\bimport\s*\(?\s*['"]([^'"]+)/g;
  return [...withoutComments(text).matchAll(specifiers)].map((match) => match[1] ?? match[2] ?? '');
}

/** Strings stay: generated code obeys the same rules. A comment starts after a space, so an address in a string stays. */
function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm, '');
}

function isTest(path: string): boolean {
  return path.endsWith('.test.ts');
}
