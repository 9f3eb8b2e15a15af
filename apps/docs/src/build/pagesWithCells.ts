import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { cellsOf, type PageCell } from './cellsOf.ts';

/** A page that has runnable cells. */
export interface CellPage {
  /** The path of its file. */
  readonly file: string;
  /** Its address in the site, such as `course/creases/`. */
  readonly path: string;
  readonly text: string;
  readonly cells: readonly PageCell[];
}

const content = join(import.meta.dirname, '../content/docs');

/** Every page of the site with runnable cells. */
export function pagesWithCells(): CellPage[] {
  return readdirSync(content, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.mdx'))
    .sort()
    .map((name) => {
      const file = join(content, name);
      const text = readFileSync(file, 'utf8');
      const path = relative(content, file)
        .split(sep)
        .join('/')
        .replace(/\.mdx$/, '/')
        .replace(/(^|\/)index\/$/, '$1');
      return { file, path, text, cells: cellsOf(fromMarkdown(text)) };
    })
    .filter(({ cells }) => cells.length > 0);
}
