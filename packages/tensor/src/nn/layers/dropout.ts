import type { LayerKind } from '../layer.js';

/** Reads `{ "type": "dropout", "p": 0.5 }` in evaluation form: the identity. */
export const dropoutKind: LayerKind = {
  read: (_, input) => ({ type: 'dropout', parameters: [], output: input, apply: (x) => x }),
};
