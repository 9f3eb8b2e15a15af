import { type Chapter, chapters } from './chapters.ts';

/** An entry of the navigation, as Starlight reads it. */
type Entry =
  | string
  | { readonly label: string; readonly link: string }
  | { readonly autogenerate: { readonly directory: string } }
  | { readonly label: string; readonly items: readonly Entry[] };

/**
 * The navigation: a group for each chapter that has pages. A page appears when its file is in the folder of a chapter.
 *
 * @param files paths of pages, relative to `content/docs`
 * @param added entries after the pages of a chapter, by its folder
 */
export function sidebar(files: readonly string[], added: Readonly<Record<string, readonly Entry[]>>): Entry[] {
  return chapters.flatMap((chapter) => {
    const items = [...pagesOf(chapter, files), ...(added[chapter.folder] ?? [])];
    return items.length === 0 ? [] : [{ label: chapter.label, items }];
  });
}

function pagesOf({ folder, first = [] }: Chapter, files: readonly string[]): Entry[] {
  const hasPages = files.some((file) => file.startsWith(`${folder}/`));
  return [...first, ...(hasPages ? [{ autogenerate: { directory: folder } }] : [])];
}
