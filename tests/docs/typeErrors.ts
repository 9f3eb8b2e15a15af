import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');
const shown = join(root, 'apps/playground/src/cell/shown.ts');

const options = {
  strict: true,
  noEmit: true,
  skipLibCheck: true,
  target: 'ES2024',
  lib: ['ES2024'],
  types: [],
  module: 'ESNext',
  moduleResolution: 'Bundler',
  allowImportingTsExtensions: true,
  paths: { '@crease/*': [join(root, 'packages/*/src/index.ts')] },
};

/** The names that a cell or an example finds besides those of the language. */
const names = `type Shown = typeof import('${shown}');
declare const plot: Shown['plot'];
declare const table: Shown['table'];
declare const tex: Shown['tex'];
declare function display(value: unknown): void;
declare class TextEncoder { encode(text: string): Uint8Array<ArrayBuffer>; }
declare class TextDecoder { constructor(label: string, options: object); decode(bytes: Uint8Array): string; }
declare const console: Record<'log' | 'info' | 'debug' | 'warn' | 'error' | 'table', (...values: unknown[]) => void>;
`;

/** The type errors of cells, as the compiler writes them; the name of a cell is the name of its file. */
export function findTypeErrors(cells: Readonly<Record<string, string>>): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'crease-cells-'));
  try {
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions: options, include: ['*.ts'] }));
    writeFileSync(join(folder, 'names.d.ts'), names);
    for (const [name, code] of Object.entries(cells))
      writeFileSync(join(folder, `${name.replaceAll(/\W+/g, '-')}.ts`), `${code}\nexport {};\n`);
    const tsc = join(root, 'node_modules/.bin/tsc');
    const { stdout } = spawnSync(tsc, ['-p', folder, '--pretty', 'false'], { cwd: folder, encoding: 'utf8' });
    return stdout.split('\n').filter((line) => line.includes('error TS'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
