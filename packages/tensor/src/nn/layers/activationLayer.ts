import { DomainError, FormatError, UnsupportedError } from '../../errors.js';
import { apply } from '../../ops/arithmetic.js';
import { reshape } from '../../ops/linear.js';
import { prelu } from '../../ops/prelu.js';
import { activation, activations } from '../../scalar/activation.js';
import { parsePiecewise } from '../../scalar/parsePiecewise.js';
import type { ScalarFunction } from '../../scalar/piecewise.js';
import { type DocumentReader, describe } from '../documentReader.js';
import type { LayerKind } from '../layer.js';

/**
 * Reads `{ "type": "activation", "name": "relu", …parameters }`, or one that is given by its pieces,
 * `{ "type": "activation", "formula": "x <= 0: 0 | x" }` (see `parsePiecewise`). The slopes of `prelu` are trained:
 * `"slope"` is a number, or has one entry, or one for each channel (the first axis of a sample).
 */
export const activationKind: LayerKind = {
  read: (document, input) => {
    if (document.field('name').value === 'prelu') return trainedSlope(document, input);
    const formula = document.field('formula');
    const f = formula.isMissing ? namedActivation(document.field('name'), document) : typedFunction(formula);
    return { type: 'activation', parameters: [], output: input, apply: (x) => apply(f, x) };
  },
};

const trainedSlope: LayerKind['read'] = (document, input) => {
  const slope = document.parameter('slope', document.field('slope').isNumber ? 0 : 1);
  const count = slope.shape[0] ?? 1;
  if (count !== 1 && count !== input[0])
    document.field('slope').fail(`has ${count} entries, expected 1 or ${input[0]}, the size of the first axis`);
  const shape = count === 1 ? [] : [count, ...input.slice(1).map(() => 1)];
  return {
    type: 'activation',
    parameters: [slope],
    output: input,
    apply: (x, parameter) => prelu(x, reshape(parameter('slope'), shape)),
  };
};

/**
 * The activation that a field names.
 *
 * @param document holds its parameters; left out: none but the defaults
 */
export function namedActivation(field: DocumentReader, document?: DocumentReader): ScalarFunction {
  const name = field.text();
  if (!Object.hasOwn(activations, name))
    throw new UnsupportedError(
      `${(document ?? field).path}: activation ${describe(name)} is not supported. Supported: ${Object.keys(activations).join(', ')}.`,
    );
  const given: Record<string, number> = {};
  for (const key of document === undefined ? [] : Object.keys(activations[name]!.parameters)) {
    const own = document!.field(key);
    if (!own.isMissing) given[key] = own.number();
  }
  return readable(document ?? field, () => activation(name, given));
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
