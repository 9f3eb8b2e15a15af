import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/** A package of the repository as the rules see it. */
export interface Workspace {
  /** Name in package.json. */
  readonly name: string;
  /** Path from the root of the repository, such as `packages/tensor`. */
  readonly folder: string;
  /** Names of the packages that it needs when it runs. */
  readonly dependencies: readonly string[];
  /** Its sources, with paths from the root of the repository. */
  readonly files: readonly SourceFile[];
}

/** A source file; `path` with slashes on every system. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

const root = join(import.meta.dirname, '../..');

/** The packages in packages/ and apps/ with the sources in their src folders (TypeScript, Astro, style sheets). */
export function readWorkspaces(): Workspace[] {
  const folders = ['packages', 'apps'].flatMap((group) =>
    readdirSync(join(root, group)).map((name) => `${group}/${name}`),
  );
  return folders.filter((folder) => existsSync(join(root, folder, 'package.json'))).map(readWorkspace);
}

function readWorkspace(folder: string): Workspace {
  const manifest = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
  const { dependencies, peerDependencies, optionalDependencies } = manifest;
  const files = readdirSync(join(root, folder, 'src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|astro|css)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ path: relative(root, path).split(sep).join('/'), text: readFileSync(path, 'utf8') }));
  return {
    name: manifest.name,
    folder,
    dependencies: Object.keys({ ...dependencies, ...peerDependencies, ...optionalDependencies }),
    files,
  };
}
