import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Io, Progress } from '../../packages/cli/src/io.js';
import { run } from '../../packages/cli/src/run.js';

/** What a call of the command line left behind. */
export interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly messages: string;
  /** Files of text that it wrote, and others. */
  readonly files: ReadonlyMap<string, string>;
  readonly binaryFiles: ReadonlyMap<string, Uint8Array>;
  readonly progress: readonly Progress[];
}

/** The folder of the fixtures, with a slash at the end. */
export const fixtures: string = fileURLToPath(new URL('../fixtures/', import.meta.url));

/**
 * Runs the command line in this process; files are read from `given` or else from the disk.
 *
 * @param args arguments; `@models/x.json` stands for a file among the fixtures
 */
export function runCrease(args: readonly string[], given: Readonly<Record<string, string | Uint8Array>> = {}): Outcome {
  const files = new Map<string, string>();
  const binaryFiles = new Map<string, Uint8Array>();
  const progress: Progress[] = [];
  let [out, messages] = ['', ''];
  const io: Io = {
    out: (text) => {
      out += text;
    },
    message: (text) => {
      messages += text;
    },
    readFile: (path) => {
      const content = Object.hasOwn(given, path) ? given[path]! : readFileSync(path);
      return typeof content === 'string' ? new TextEncoder().encode(content) : content;
    },
    writeFile: (path, content) => {
      if (path.startsWith('/no/such/')) throw Object.assign(new Error('no folder'), { code: 'ENOENT' });
      if (typeof content === 'string') files.set(path, content);
      else binaryFiles.set(path, content);
    },
    progress: (news) => progress.push(news),
    hasColor: false,
  };
  const code = run(
    args.map((a) => (a.startsWith('@') ? fixtures + a.slice(1) : a)),
    io,
  );
  return { code, out, messages, files, binaryFiles, progress };
}
