import { DomainError, UsageError } from '../errors.js';
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
// PyTorch's constants of SELU and of the tanh form of GELU, which it stores as doubles.
const seluAlpha = 1.6732632423543772;
const seluScale = 1.0507009873554805;
const geluScale = 0.7978845608028654;
const geluCubic = 0.044715;

const leaky = (name: string, slope: number): ScalarFunction => piecewise(name, [0], [mul(constant(slope), x), x]);

/**
 * Every activation, one row each: pieces from left to right, and at each break the germ that gives value and
 * derivatives there, as in PyTorch.
 *
 * THE place to add an activation made of known atoms; values, derivatives of every order, generated code, regions,
 * S(f), LaTeX and the contract tests follow from the row.
 */
export const activations: Readonly<Record<string, Activation>> = {
  relu: fixed(piecewise('relu', [0], [zero, x])),
  leakyRelu: { parameters: { slope: 0.01 }, make: (p) => leaky('leakyRelu', p.slope!) },
  // With a fixed slope; where the slope is trained, the operation `prelu` is a function of both.
  prelu: { parameters: { slope: 0.25 }, make: (p) => leaky('prelu', p.slope!) },
  // In evaluation form: the mean of the slopes between which training draws.
  rrelu: {
    parameters: { lower: 1 / 8, upper: 1 / 3 },
    make: (p) => leaky('rrelu', (p.lower! + p.upper!) / 2),
  },
  // |x| has slope 0 at 0, as in PyTorch: the break is its own germ.
  abs: fixed(piecewise('abs', [0], [neg(x), x], [zero])),
  elu: {
    parameters: { alpha: 1 },
    make: (p) => piecewise('elu', [0], [mul(constant(p.alpha!), atom('expm1', x)), x]),
  },
  celu: {
    parameters: { alpha: 1 },
    make: (p) => {
      const alpha = constant(nonZero('celu', 'alpha', p.alpha!));
      return piecewise('celu', [0], [mul(alpha, atom('expm1', div(x, alpha))), x]);
    },
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
  hardSigmoid: fixed(
    piecewise('hardSigmoid', [-3, 3], [zero, div(add(x, constant(3)), constant(6)), one], ['left', 'right']),
  ),
  // PyTorch takes the middle piece at both breaks: slopes −1/2 and 3/2.
  hardSwish: fixed(
    piecewise('hardSwish', [-3, 3], [zero, div(mul(x, add(x, constant(3))), constant(6)), x], ['right', 'left']),
  ),
  squaredRelu: fixed(piecewise('squaredRelu', [0], [zero, pow(x, 2)])),
  reluPower: {
    parameters: { power: 3 },
    make: (p) => {
      if (!Number.isInteger(p.power) || p.power! < 1 || p.power! > 64)
        throw new DomainError(`Activation "reluPower": power must be a whole number from 1 to 64, got ${p.power}.`);
      return piecewise('reluPower', [0], [zero, pow(x, p.power!)]);
    },
  },
  signedSquare: fixed(piecewise('signedSquare', [0], [neg(pow(x, 2)), pow(x, 2)])),
  absCube: fixed(piecewise('absCube', [0], [neg(pow(x, 3)), pow(x, 3)])),
  softShrink: {
    parameters: { lambda: 0.5 },
    make: ({ lambda }) => {
      const c = constant(lambda!);
      return piecewise('softShrink', [-lambda!, lambda!], [add(x, c), zero, sub(x, c)], ['right', 'left']);
    },
  },
  hardShrink: {
    parameters: { lambda: 0.5 },
    make: ({ lambda }) => piecewise('hardShrink', [-lambda!, lambda!], [x, zero, x], ['right', 'left']),
  },
  threshold: {
    parameters: { threshold: 0, value: 0 },
    make: (p) => piecewise('threshold', [p.threshold!], [constant(p.value!), x]),
  },
  heaviside: {
    parameters: { atZero: 0 },
    make: (p) => piecewise('heaviside', [0], [zero, one], [constant(p.atZero!)]),
  },
  sign: fixed(piecewise('sign', [0], [constant(-1), one], [zero])),
  softsign: fixed(piecewise('softsign', [0], [div(x, sub(one, x)), div(x, add(one, x))])),
  sigmoid: fixed(analytic('sigmoid', atom('sigmoid', x))),
  logSigmoid: fixed(analytic('logSigmoid', neg(atom('softplus', neg(x))))),
  tanh: fixed(analytic('tanh', atom('tanh', x))),
  tanhShrink: fixed(analytic('tanhShrink', sub(x, atom('tanh', x)))),
  softplus: fixed(analytic('softplus', atom('softplus', x))),
  // What PyTorch computes: the identity above the threshold, so a jump of 2e-9 that the mathematical function lacks.
  torchSoftplus: {
    parameters: { beta: 1, threshold: 20 },
    make: (p) => {
      const beta = constant(nonZero('torchSoftplus', 'beta', p.beta!));
      return piecewise('torchSoftplus', [p.threshold! / p.beta!], [div(atom('softplus', mul(beta, x)), beta), x]);
    },
  },
  silu: fixed(analytic('silu', mul(x, atom('sigmoid', x)))),
  mish: fixed(analytic('mish', mul(x, atom('tanh', atom('softplus', x))))),
  gelu: fixed(analytic('gelu', mul(x, atom('normalCdf', x)))),
  geluTanh: fixed(
    analytic(
      'geluTanh',
      mul(
        mul(constant(0.5), x),
        add(one, atom('tanh', mul(constant(geluScale), add(x, mul(constant(geluCubic), pow(x, 3)))))),
      ),
    ),
  ),
  atan: fixed(analytic('atan', atom('atan', x))),
  sin: fixed(analytic('sin', atom('sin', x))),
  cos: fixed(analytic('cos', atom('cos', x))),
  exp: fixed(analytic('exp', atom('exp', x))),
  snake: {
    parameters: { a: 1 },
    make: (p) => {
      const a = constant(nonZero('snake', 'a', p.a!));
      return analytic('snake', add(x, div(pow(atom('sin', mul(a, x)), 2), a)));
    },
  },
  square: fixed(analytic('square', pow(x, 2))),
  identity: fixed(analytic('identity', x)),
};

/**
 * The scalar function of an activation given by name, with its parameters.
 *
 * @throws UsageError for an unknown name, an unknown parameter, or a parameter that is not a finite number; DomainError
 *   for a parameter with which there is no such function
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

function nonZero(name: string, parameter: string, value: number): number {
  if (value === 0) throw new DomainError(`Activation "${name}": ${parameter} must not be 0.`);
  return value;
}
