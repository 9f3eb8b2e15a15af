import {
  activation,
  activations,
  CreaseError,
  type FiniteFunction,
  finitePieces,
  parsePiecewise,
  UnsupportedError,
} from '@crease/tensor';

/** The activation with this name, or by this formula. */
export function activationOf(text: string): FiniteFunction {
  const name = text.trim();
  return isActivationName(name) ? finitePieces(activation(name), 'The playground') : parsePiecewise(name);
}

/** The layer of a `crease-model/1` document with this activation. */
export function activationLayer(text: string): object {
  const name = text.trim();
  return isActivationName(name) ? { type: 'activation', name } : { type: 'activation', formula: name };
}

/** Why a text is no activation; `undefined` if it is one. */
export function activationProblem(text: string): string | undefined {
  try {
    activationOf(text);
    return undefined;
  } catch (error) {
    if (!(error instanceof CreaseError)) throw error;
    if (error instanceof UnsupportedError) return error.message;
    return `neither the name of an activation nor a formula: ${error.message}`;
  }
}

function isActivationName(name: string): boolean {
  return Object.hasOwn(activations, name);
}
