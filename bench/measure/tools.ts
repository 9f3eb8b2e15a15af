import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';

/** What this machine has to run contestants with. */
export interface Tools {
  readonly node: string;
  /** A program of this folder with all that it imports as one file, as a page would load it; gives its path. */
  readonly bundle: (program: string) => string;
  /**
   * A program of this folder as JavaScript; gives its path. Where node itself takes the types away, WebAssembly detaches an
   * array buffer in the process, and from then on the engine checks before every access to an array whether its buffer is
   * detached: up to a tenth of the time.
   */
  readonly withoutTypes: (program: string) => string;
  /** True if the packages of the folder peers are installed. */
  readonly hasPeers: boolean;
  /** Compiles a program of contestants/c; gives the command that runs it. `undefined` without a compiler. */
  readonly compileC:
    | ((name: string, flags: readonly string[], args: readonly string[]) => readonly string[] | undefined)
    | undefined;
  /** A Python for each library that one has. */
  readonly python: { readonly numpy: string | undefined; readonly torch: string | undefined };
}

const bench = fileURLToPath(new URL('..', import.meta.url));

/** The tools of this machine; installs the peers if `install` is set. */
export function findTools(install: boolean): Tools {
  const peers = join(bench, 'peers');
  if (install && !existsSync(join(peers, 'node_modules')))
    spawnSync('pnpm', ['install', '--frozen-lockfile'], { cwd: peers, stdio: ['ignore', 2, 2] });
  const folder = mkdtempSync(join(tmpdir(), 'crease-bench-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  return {
    node: process.execPath,
    bundle: (program) => {
      const outfile = join(folder, `${basename(program)}.mjs`);
      buildSync({
        entryPoints: [join(bench, program)],
        ...{ outfile, bundle: true, minify: true, format: 'esm', platform: 'node', logLevel: 'error' },
      });
      return outfile;
    },
    withoutTypes: (program) => {
      // Below the folder of the program: from here its packages are found.
      const outfile = join(bench, dirname(program), '.generated', `${basename(program, '.ts')}.mjs`);
      buildSync({
        entryPoints: [join(bench, program)],
        ...{ outfile, bundle: true, packages: 'external', format: 'esm', platform: 'node', logLevel: 'error' },
      });
      return outfile;
    },
    hasPeers: existsSync(join(peers, 'node_modules')),
    compileC: spawnSync('cc', ['--version']).status === 0 ? compilerIn(folder) : undefined,
    python: { numpy: pythonWith('numpy'), torch: pythonWith('torch') },
  };
}

function compilerIn(folder: string): NonNullable<Tools['compileC']> {
  return (name, flags, args) => {
    const binary = join(folder, [name, ...flags].join('').replace(/[^A-Za-z0-9]/g, ''));
    const source = join(bench, 'contestants', 'c', `${name}.c`);
    if (
      !existsSync(binary) &&
      spawnSync('cc', [...flags, '-o', binary, source, '-lm'], { stdio: ['ignore', 2, 2] }).status !== 0
    )
      return undefined;
    return [binary, ...args];
  };
}

function pythonWith(library: string): string | undefined {
  const candidates = [process.env.PYTHON, 'python3', '/usr/bin/python3'].filter((name) => name !== undefined);
  return candidates.find((python) => spawnSync(python, ['-c', `import ${library}`]).status === 0);
}
