import { UsageError } from '../errors.js';
import type { StepParameters } from './move.js';
import type { Hyperparameter, Optimiser } from './optimiser.js';

/**
 * All hyperparameters of an optimiser: those given, and the defaults of the others.
 *
 * @throws UsageError for a name that it does not have, and for a number outside of its domain
 */
export function stepParameters(optimiser: Optimiser, given: StepParameters = {}): StepParameters {
  const names = Object.keys(optimiser.parameters);
  for (const name of Object.keys(given))
    if (!Object.hasOwn(optimiser.parameters, name))
      throw new UsageError(
        `${optimiser.title} has no hyperparameter "${name}". It has ${names.length === 0 ? 'none' : names.join(', ')}.`,
      );
  return Object.fromEntries(
    Object.entries(optimiser.parameters).map(([name, { default: usual, domain }]) => {
      const value = given[name] ?? usual;
      if (!domains[domain].contains(value))
        throw new UsageError(`${optimiser.title}: ${name} must be ${domains[domain].words}, got ${value}.`);
      return [name, value];
    }),
  );
}

const domains: Readonly<
  Record<Hyperparameter['domain'], { readonly words: string; readonly contains: (value: number) => boolean }>
> = {
  fraction: { words: 'between 0 and 1, both excluded', contains: (v) => v > 0 && v < 1 },
  'non-negative': { words: '0 or positive', contains: (v) => v >= 0 && Number.isFinite(v) },
  positive: { words: 'positive', contains: (v) => v > 0 && Number.isFinite(v) },
};
