import { DomainError, FormatError, UnsupportedError } from '../../errors.js';
import { apply } from '../../ops/arithmetic.js';
import { activation, activations } from '../../scalar/activations.js';
import { parsePiecewise } from '../../scalar/parsePiecewise.js';
import type { ScalarFunction } from '../../scalar/piecewise.js';
import type { DocumentReader } from '../documentReader.js';
import type { LayerKind } from '../layer.js';

/**
 * Reads `{ "type": "activation", "name": "relu", …parameters }`, or one that is given by its pieces,
 * `{ "type": "activation", "formula": "x <= 0: 0 | x" }` (see `parsePiecewise`).
 */
export const activationKind: LayerKind = {
  read: (document, input) => {
    const formula = document.field('formula');
    const f = formula.isMissing ? namedFunction(document) : typedFunction(formula);
    return { type: 'activation', parameters: [], output: input, apply: (x) => apply(f, x) };
  },
};

function namedFunction(document: DocumentReader): ScalarFunction {
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
  return readable(document, () => activation(name, given));
}

function typedFunction(formula: DocumentReader): ScalarFunction {
  const text = formula.text();
  return readable(formula, () => parsePiecewise(text));
}

/** What `make` returns; what is wrong with the parameters or the formula is the document's fault, reported there. */
function readable<T>(document: DocumentReader, make: () => T): T {
  try {
    return make();
  } catch (error) {
    if (error instanceof DomainError || error instanceof FormatError) document.fail(error.message.replace(/\.$/, ''));
    throw error;
  }
}
