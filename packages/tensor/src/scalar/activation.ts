import { UsageError } from '../errors.js';
import * as rows from './activations.js';
import type { ScalarFunction } from './piecewise.js';

/** The facts about one activation: its parameters with their defaults, and the function that they give. */
export interface Activation {
  /** Parameter names and defaults, as in model files. */
  readonly parameters: Readonly<Record<string, number>>;
  readonly make: (parameters: Readonly<Record<string, number>>) => ScalarFunction;
}

/** Every activation, by its name in model files. */
export const activations: Readonly<Record<string, Activation>> = /* @__PURE__ */ Object.fromEntries(
  /* @__PURE__ */ Object.entries(rows).map(([name, row]) => [
    name,
    typeof row === 'function' ? { parameters: row.defaults, make: row } : { parameters: {}, make: () => row },
  ]),
);

/** The kind of function that a row of the registry is, or gives. */
type FunctionOf<Row> = Row extends (...parameters: never) => infer F ? F : Row;

/**
 * The scalar function of an activation given by name, with its parameters.
 *
 * @throws UsageError for an unknown name, an unknown parameter, or a parameter that is not a finite number; DomainError
 *   for a parameter with which there is no such function
 *
 * @example
 * const elu = activation('elu', { alpha: 2 });
 * [evaluateScalar(elu, 3), contactOrders(elu)]; // [3, [0]]
 */
export function activation<Name extends keyof typeof rows>(
  name: Name,
  parameters?: Readonly<Record<string, number>>,
): FunctionOf<(typeof rows)[Name]>;
export function activation(name: string, parameters?: Readonly<Record<string, number>>): ScalarFunction;
export function activation(name: string, parameters: Readonly<Record<string, number>> = {}): ScalarFunction {
  const row = Object.hasOwn(activations, name) ? activations[name] : undefined;
  if (row === undefined)
    throw new UsageError(`Unknown activation "${name}". Known: ${Object.keys(activations).join(', ')}.`);
  for (const [key, value] of Object.entries(parameters)) {
    if (!Object.hasOwn(row.parameters, key))
      throw new UsageError(
        `Activation "${name}" has no parameter "${key}". It has: ${Object.keys(row.parameters).join(', ') || 'none'}.`,
      );
    if (!Number.isFinite(value))
      throw new UsageError(`Activation "${name}": parameter "${key}" must be a finite number, got ${value}.`);
  }
  return row.make({ ...row.parameters, ...parameters });
}
