import type { LayerKind } from '../layer.js';

/**
 * Reads `{ "type": "dropout", "p": 0.5 }` in evaluation form: the identity. The probability may also be called `rate`, as
 * in Keras.
 */
export const dropoutKind: LayerKind = {
  read: (document, input) => {
    for (const name of ['p', 'rate']) {
      const field = document.field(name);
      if (!field.isMissing && !(field.number() >= 0 && field.number() <= 1)) field.fail('expected a probability');
    }
    return { type: 'dropout', parameters: [], output: input, apply: (x) => x };
  },
};
