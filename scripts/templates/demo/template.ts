import { chapters } from '../../../apps/docs/src/course/chapters.ts';
import { encodePermalink } from '../../../apps/playground/src/demo/permalink.ts';
import type { Template } from '../template.ts';

const folders = chapters.map(({ folder }) => folder);

/** A live figure and the page that shows it. */
export const template: Template = {
  parameters: '<id> <chapter>',
  problem: ([id = '', chapter = '', ...rest]) => {
    if (!/^[a-z]+(-[a-z0-9]+)*$/.test(id)) return `the id must be words in small letters with hyphens, not "${id}"`;
    if (!folders.includes(chapter)) return `the chapter must be one of ${folders.join(', ')}, not "${chapter}"`;
    return rest.length === 0 ? undefined : `nothing may follow the chapter, as "${rest[0]}" does`;
  },
  replacements: async ([id = '', chapter = '']) => ({
    'demo-id': id,
    'demo-chapter': chapter,
    'Demo title': id[0]!.toUpperCase() + id.slice(1).replaceAll('-', ' '),
    'demo-link': await encodePermalink({ demo: id, settings: { stepSize: 0.25, start: -1.5 } }),
  }),
  next: ([id, chapter]) =>
    `Look at it: npm start, then /${chapter}/${id}/ and /playground/${id}/.
Change meta.ts, compute.ts and view.ts. Then run
  npm run pnpm -- vitest run --project unit apps/playground/src -t 'demo "${id}"'
and write into digests.ts what it finds.`,
};
