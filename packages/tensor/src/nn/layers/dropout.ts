import type { LayerKind } from '../layer.js';

/** Reads `{ "type": "dropout", "p": 0.5 }` in evaluation form: the identity. */
export const dropoutKind: LayerKind = {
  read: (document, input) => {
    const p = document.field('p');
    if (!p.isMissing && !(p.number() >= 0 && p.number() <= 1)) p.fail('expected a probability');
    return { type: 'dropout', parameters: [], output: input, apply: (x) => x };
  },
};
