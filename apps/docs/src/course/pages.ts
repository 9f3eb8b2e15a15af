import { getCollection } from 'astro:content';
import { resolve } from 'node:path';
import { chapters } from './chapters.ts';
import type { SourcePage } from './scanPages.ts';

/** The hand-written pages of the site in reading order: those of the chapters, then all others. */
export async function sourcePages(): Promise<readonly SourcePage[]> {
  const entries = await getCollection('docs', ({ id }) => !id.startsWith('api/'));
  const pages = entries.map(({ id, data, body = '' }) => {
    const place = chapters.findIndex(({ folder, first = [] }) => id.startsWith(`${folder}/`) || first.includes(id));
    const order = data.sidebar.order ?? Number.MAX_VALUE;
    return { place, order, page: { slug: id, title: data.title, chapter: chapters[place]?.number, text: body } };
  });
  pages.sort((a, b) => a.place - b.place || a.order - b.order || (a.page.slug < b.page.slug ? -1 : 1));
  return pages.map(({ page }) => page);
}

/** The folder of the repository: the site is built in apps/docs. */
export const repository: string = resolve('../..');

/** The address of a page of the site, wherever the site lives. */
export function addressOf(slug: string, anchor?: string): string {
  return `${siteFile(slug)}/${anchor === undefined ? '' : `#${anchor}`}`;
}

/** The address of a file of the site. */
export function siteFile(path: string): string {
  return `${import.meta.env.BASE_URL.replace(/\/?$/, '/')}${path}`;
}
