import { DomainError, UnsupportedError } from '../../errors.js';
import { apply } from '../../ops/arithmetic.js';
import { activation, activations } from '../../scalar/activations.js';
import type { DocumentReader } from '../documentReader.js';
import type { LayerKind } from '../layer.js';

/** Reads `{ "type": "activation", "name": "relu", …parameters }`. */
export const activationKind: LayerKind = {
  read: (document, input) => {
    const name = document.field('name').text();
    if (!Object.hasOwn(activations, name))
      throw new UnsupportedError(
        `${document.path}: activation "${name}" is not supported. Supported: ${Object.keys(activations).join(', ')}.`,
      );
    const given: Record<string, number> = {};
    for (const key of Object.keys(activations[name]!.parameters)) {
      const field = document.field(key);
      if (!field.isMissing) given[key] = field.number();
    }
    const f = readable(document, () => activation(name, given));
    return { type: 'activation', parameters: [], output: input, apply: (x) => apply(f, x) };
  },
};

/** What `make` returns; a value outside the domain of an activation is the document's fault, so it is reported there. */
function readable<T>(document: DocumentReader, make: () => T): T {
  try {
    return make();
  } catch (error) {
    if (error instanceof DomainError) document.fail(error.message.replace(/\.$/, ''));
    throw error;
  }
}
