import { nameProblem, wordsOf } from '../nameProblem.ts';
import type { Template } from '../template.ts';

/** A measure of a landscape with its test. */
export const template: Template = {
  parameters: '<name>',
  problem: nameProblem,
  replacements: async ([name = '']) => ({ measureName: name, 'measure words': wordsOf(name) }),
  next: ([name]) =>
    `The test passes as it is: npm run pnpm -- vitest run --project unit packages/landscape/src/${name}.test.ts
Write what it measures, then export it in packages/landscape/src/index.ts:
  export { ${name}, ${name}Meta } from './${name}.js';`,
};
