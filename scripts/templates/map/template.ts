import { nameProblem, wordsOf } from '../nameProblem.ts';
import type { Template } from '../template.ts';

/** A map as a program, with its test. */
export const template: Template = {
  parameters: '<name>',
  problem: nameProblem,
  replacements: async ([name = '']) => ({ mapName: name, 'map words': wordsOf(name) }),
  next: ([name]) =>
    `The test passes as it is: npm run pnpm -- vitest run --project unit packages/stability/src/maps/${name}.test.ts
Write its step, then export it in packages/stability/src/index.ts:
  export { ${name} } from './maps/${name}.js';`,
};
