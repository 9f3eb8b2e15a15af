import { activation, parsePiecewise, type ScalarFunction } from '@crease/tensor';

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
export function chosenFunction({ activation: name, formula }: Choice): ScalarFunction {
  return name === own ? parsePiecewise(formula) : activation(name);
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
