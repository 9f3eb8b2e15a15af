import { readFileSync, renameSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { isatty } from 'node:tty';
import type { Io, Progress } from './io.js';

/**
 * The system as the command line sees it. Writing is synchronous, so that what is written stays written when the
 * process is stopped.
 *
 * @param progress what to do with news about long computations
 */
export function nodeIo(progress: (progress: Progress) => void): Io {
  // A progress line may stand on the terminal: it gives way to whatever is written.
  const clear = (): void => {
    if (isatty(2)) writeAll(2, '\r\u001b[K');
  };
  return {
    out: (text) => {
      clear();
      writeAll(1, text);
    },
    message: (text) => {
      clear();
      writeAll(2, text);
    },
    readFile: (path) => readFileSync(path),
    writeFile: replaceFile,
    progress,
    hasColor: isatty(1) && (process.env.NO_COLOR ?? '') === '' && process.env.TERM !== 'dumb',
  };
}

function replaceFile(path: string, content: string | Uint8Array): void {
  const temporary = `${path}.${process.pid}.tmp`;
  try {
    writeFileSync(temporary, content);
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

/** Writes to a descriptor that may be a pipe with a slow reader (try again) or without one (nothing is lost). */
function writeAll(descriptor: number, text: string): void {
  let rest = Buffer.from(text);
  while (rest.length > 0) {
    try {
      rest = rest.subarray(writeSync(descriptor, rest));
    } catch (error) {
      const { code } = error as { code?: string };
      if (code === 'EPIPE') return;
      if (code !== 'EAGAIN') throw error;
    }
  }
}
