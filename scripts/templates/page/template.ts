import { pageProblem, titleOf } from '../pageProblem.ts';
import type { Template } from '../template.ts';

/** A page of the course without a figure. */
export const template: Template = {
  parameters: '<id> <chapter>',
  problem: pageProblem,
  replacements: async ([id = '', chapter = '']) => ({
    'page-id': id,
    'page-chapter': chapter,
    'Page title': titleOf(id),
  }),
  next: ([id, chapter]) => `Look at it: npm start, then /${chapter}/${id}/.
After a change of a cell: npm run pnpm -- cells`,
};
