import { nameProblem } from '../nameProblem.ts';
import type { Template } from '../template.ts';

/** A kind of layer with its test. */
export const template: Template = {
  parameters: '<name>',
  problem: nameProblem,
  replacements: async ([name = '']) => ({ layerName: name }),
  next: ([name]) =>
    `The test passes as it is: npm run pnpm -- vitest run --project unit packages/tensor/src/nn/layers/${name}.test.ts
Write what the layer computes, then give it its line in packages/tensor/src/nn/layers/registry.ts:
  ${name}: ${name}Kind,
and reference values from PyTorch: tests/oracles/scripts says how.`,
};
