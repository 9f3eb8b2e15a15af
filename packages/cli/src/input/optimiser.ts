import { type Optimiser, optimiserNamed, type StepParameters, stepParameters, UsageError } from '@crease/tensor';
import { numberArgument } from './arguments.js';

/** An optimiser with all its hyperparameters. */
export interface OptimiserArgument {
  readonly name: string;
  readonly optimiser: Optimiser;
  readonly parameters: StepParameters;
}

/**
 * The optimiser of `--optimiser` with the numbers of `--hyperparameters`, such as `beta1=0.8,epsilon=0`.
 *
 * @param others what the command takes for `--optimiser` besides, for the message
 * @throws UsageError for unknown names, and numbers out of their domain
 */
export function optimiserArgument(
  name: string,
  list: string | undefined,
  others: readonly string[] = [],
): OptimiserArgument {
  const optimiser = optimiserNamed(name, others);
  const given = new Map<string, number>();
  for (const part of list === undefined ? [] : list.split(',')) {
    const [key, value, ...rest] = part.split('=').map((word) => word.trim());
    if (key === undefined || value === undefined || rest.length > 0)
      throw new UsageError(`--hyperparameters: expected name=number, separated by commas, got "${part}".`);
    if (given.has(key)) throw new UsageError(`--hyperparameters: "${key}" is given twice.`);
    given.set(key, numberArgument(`--hyperparameters ${key}`, value));
  }
  return { name, optimiser, parameters: stepParameters(optimiser, Object.fromEntries(given)) };
}
