import { activation, type FiniteFunction, finitePieces, parsePiecewise } from '@crease/tensor';

/** What the reader chooses. */
export interface Choice {
  /** A name of the registry, or `own`. */
  readonly activation: string;
  /** Read where the activation is `own`. */
  readonly formula: string;
}

/** Stands for a function that the reader gives by its pieces. */
export const own = 'own';

/** The function that is shown. */
export function chosenFunction({ activation: name, formula }: Choice): FiniteFunction {
  return name === own ? parsePiecewise(formula) : finitePieces(activation(name), 'The figure');
}

/** What is wrong with a formula; `undefined` if nothing is. */
export function formulaProblem(formula: string): string | undefined {
  try {
    parsePiecewise(formula);
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}
