import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/** A piece of code that a reader may copy. */
export interface Example {
  /** Where it stands: file and line. */
  readonly place: string;
  readonly code: string;
}

const root = join(import.meta.dirname, '../..');

/** The examples in the doc comments of the packages, and the fences `ts` in the Markdown files beside the code. */
export function findExamples(): Example[] {
  const files = readdirSync(join(root, 'packages'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/node_modules|dist/.test(entry.parentPath))
    .map((entry) => join(entry.parentPath, entry.name));
  const documents = readdirSync(root).map((name) => join(root, name));
  return [...documents, ...files].sort().flatMap((file) => {
    const place = relative(root, file).split(sep).join('/');
    if (file.endsWith('.md')) return fencesIn(readFileSync(file, 'utf8'), place);
    return file.endsWith('.ts') && !file.endsWith('.test.ts') && place.startsWith('packages/')
      ? examplesIn(readFileSync(file, 'utf8'), place)
      : [];
  });
}

/** The fences `ts` of a Markdown text. */
export function fencesIn(text: string, file: string): Example[] {
  return [...text.matchAll(/^```ts\b.*\n([\s\S]*?)\n```$/gm)].map((match) => ({
    place: placeOf(text, match.index, file),
    code: match[1]!,
  }));
}

/** What stands after the tag `@example` in the doc comments of a source, up to the next tag. */
export function examplesIn(text: string, file: string): Example[] {
  const comments = text.matchAll(/\/\*\*[\s\S]*?\*\//g);
  return [...comments].flatMap((comment) =>
    [...comment[0].matchAll(/@example([\s\S]*?)(?=^ *\* @|\*\/)/gm)].map((match) => ({
      place: placeOf(text, comment.index + match.index, file),
      code: match[1]!.replace(/^ *\* ?/gm, '').trim(),
    })),
  );
}

function placeOf(text: string, index: number, file: string): string {
  return `${file}:${text.slice(0, index).split('\n').length}`;
}
