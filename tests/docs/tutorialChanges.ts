import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** What a page says is to be written into one file. */
export interface Change {
  readonly file: string;
  /** The lines of the fence: of a diff with their first character, of a new file without. */
  readonly lines: readonly string[];
  readonly isNew: boolean;
}

/** The fences of a page that have a file as their title: diffs, and whole new files. */
export function changesOf(page: string): Change[] {
  return [...page.matchAll(/^```(\w+)[^\n]* title="([^"]+)"\n([\s\S]*?)\n```$/gm)].map(([, kind, file, text]) => ({
    file: file!,
    lines: text!.split('\n'),
    isNew: kind !== 'diff',
  }));
}

/** Makes a change in a copy of the repository: added lines come after the line before them in the diff. */
export function applyChange(folder: string, { file, lines, isNew }: Change): void {
  const path = join(folder, file);
  if (isNew === existsSync(path)) throw new Error(`${file} ${isNew ? 'exists already' : 'does not exist'}`);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, isNew ? `${lines.join('\n')}\n` : withAdded(readFileSync(path, 'utf8'), file, lines));
}

function withAdded(source: string, file: string, lines: readonly string[]): string {
  const text = source.split('\n');
  // The line before which the next added line goes; a diff that begins with a context line finds its place by it.
  let at = 0;
  for (const line of lines) {
    if (line.startsWith('+')) {
      text.splice(at, 0, line.slice(1));
      at += 1;
    } else {
      const found = text.indexOf(line.slice(1), at);
      if (found < 0) throw new Error(`${file} has no line "${line.slice(1)}" after line ${at}`);
      at = found + 1;
    }
  }
  return text.join('\n');
}
