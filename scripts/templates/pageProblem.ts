import { chapters } from '../../apps/docs/src/course/chapters.ts';

const folders = chapters.map(({ folder }) => folder);

/** What is wrong with the arguments `<id> <chapter>` of a template that writes a page; `undefined` if nothing is. */
export function pageProblem([id = '', chapter = '', ...rest]: readonly string[]): string | undefined {
  if (!/^[a-z]+(-[a-z0-9]+)*$/.test(id)) return `the id must be words in small letters with hyphens, not "${id}"`;
  if (!folders.includes(chapter)) return `the chapter must be one of ${folders.join(', ')}, not "${chapter}"`;
  return rest.length === 0 ? undefined : `nothing may follow the chapter, as "${rest[0]}" does`;
}

/** The title of the page with this id, until it gets a better one. */
export function titleOf(id: string): string {
  return id[0]!.toUpperCase() + id.slice(1).replaceAll('-', ' ');
}
