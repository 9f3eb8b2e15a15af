import { encodePermalink } from '../../../apps/playground/src/demo/permalink.ts';
import { pageProblem, titleOf } from '../pageProblem.ts';
import type { Template } from '../template.ts';

/** A live figure and the page that shows it. */
export const template: Template = {
  parameters: '<id> <chapter>',
  problem: pageProblem,
  replacements: async ([id = '', chapter = '']) => ({
    'demo-id': id,
    'demo-chapter': chapter,
    'Demo title': titleOf(id),
    'demo-link': await encodePermalink({ demo: id, settings: { stepSize: 0.25, start: -1.5 } }),
  }),
  next: ([id, chapter]) =>
    `Look at it: npm start, then /${chapter}/${id}/ and /playground/${id}/.
Change meta.ts, compute.ts and view.ts. Then run
  npm run pnpm -- vitest run --project unit apps/playground/src -t 'demo "${id}"'
and write into digests.ts what it finds.`,
};
