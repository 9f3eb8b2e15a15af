import { UsageError } from '../errors.js';
import { add, atom, constant, div, mul, neg, pow, sub, x } from './expression.js';
import { analytic, piecewise, type ScalarFunction } from './piecewise.js';

/** The facts about one activation: its parameters with their defaults, and the function that they give. */
export interface Activation {
  /** Parameter names and defaults, as in model files. */
  readonly parameters: Readonly<Record<string, number>>;
  readonly make: (parameters: Readonly<Record<string, number>>) => ScalarFunction;
}

const zero = constant(0);
const one = constant(1);
// PyTorch's constants of SELU, which it stores as doubles.
const seluAlpha = 1.6732632423543772;
const seluScale = 1.0507009873554805;

/**
 * Every activation, one row each: pieces from left to right, and at each break the germ that gives value and
 * derivatives there, as in PyTorch.
 *
 * THE place to add an activation made of known atoms; values, derivatives of every order, generated code, regions,
 * S(f), LaTeX and the contract tests follow from the row.
 */
export const activations: Readonly<Record<string, Activation>> = {
  relu: fixed(piecewise('relu', [0], [zero, x])),
  leakyRelu: {
    parameters: { slope: 0.01 },
    make: (p) => piecewise('leakyRelu', [0], [mul(constant(p.slope!), x), x]),
  },
  // |x| has slope 0 at 0, as in PyTorch: the break is its own germ.
  abs: fixed(piecewise('abs', [0], [neg(x), x], [zero])),
  elu: {
    parameters: { alpha: 1 },
    make: (p) => piecewise('elu', [0], [mul(constant(p.alpha!), atom('expm1', x)), x]),
  },
  selu: fixed(
    piecewise(
      'selu',
      [0],
      [mul(constant(seluScale), mul(constant(seluAlpha), atom('expm1', x))), mul(constant(seluScale), x)],
    ),
  ),
  relu6: fixed(piecewise('relu6', [0, 6], [zero, x, constant(6)], ['left', 'right'])),
  hardTanh: {
    parameters: { min: -1, max: 1 },
    make: (p) => piecewise('hardTanh', [p.min!, p.max!], [constant(p.min!), x, constant(p.max!)], ['left', 'right']),
  },
  sigmoid: fixed(analytic('sigmoid', atom('sigmoid', x))),
  tanh: fixed(analytic('tanh', atom('tanh', x))),
  softplus: fixed(analytic('softplus', atom('softplus', x))),
  silu: fixed(analytic('silu', mul(x, atom('sigmoid', x)))),
  gelu: fixed(analytic('gelu', mul(x, atom('normalCdf', x)))),
  square: fixed(analytic('square', pow(x, 2))),
  identity: fixed(analytic('identity', x)),
  softsign: fixed(piecewise('softsign', [0], [div(x, sub(one, x)), div(x, add(one, x))])),
};

/**
 * The scalar function of an activation given by name, with its parameters.
 *
 * @throws UsageError for an unknown name, an unknown parameter, or a parameter that is not a finite number
 */
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

function fixed(f: ScalarFunction): Activation {
  return { parameters: {}, make: () => f };
}
