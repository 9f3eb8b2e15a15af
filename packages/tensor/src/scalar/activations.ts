import { DomainError } from '../errors.js';
import { type ActivationFamily, family, fixed } from './activationFamily.js';
import * as atoms from './atoms.js';
import { add, atom, constant, div, mul, neg, pow, sub, x } from './expression.js';
import { analytic, type FiniteFunction, piecewise } from './piecewise.js';
import { repeating } from './repeating.js';
import type { RepeatingFunction } from './repetition.js';

// Every activation: each export is one, a function or a family of functions with parameters. Pieces from left to right,
// and at each break the germ that gives value and derivatives there, as in PyTorch.
//
// THE place to add an activation made of known atoms; its name in model files, values, derivatives of every order,
// generated code, regions, S(f), LaTeX and the contract tests follow from the export.

const zero = /* @__PURE__ */ constant(0);
const one = /* @__PURE__ */ constant(1);
// PyTorch's constants of SELU and of the tanh form of GELU, which it stores as doubles.
const seluAlpha = 1.6732632423543772;
const seluScale = 1.0507009873554805;
const geluScale = 0.7978845608028654;
const geluCubic = 0.044715;

const leaky = (name: string, slope: number): FiniteFunction => piecewise(name, [0], [mul(constant(slope), x), x]);

/** $\max(0, x)$. */
export const relu: FiniteFunction = /* @__PURE__ */ fixed(() => piecewise('relu', [0], [zero, x]));

/** $x$ above 0, `slope` times $x$ below. */
export const leakyRelu: ActivationFamily<'slope'> = /* @__PURE__ */ family({ slope: 0.01 }, ({ slope }) =>
  leaky('leakyRelu', slope),
);

/** Leaky ReLU with another slope by default. Fixed; where it is trained, the operation `prelu` is a function of both. */
export const prelu: ActivationFamily<'slope'> = /* @__PURE__ */ family({ slope: 0.25 }, ({ slope }) =>
  leaky('prelu', slope),
);

/** Randomised leaky ReLU in evaluation form: its slope is the mean of those between which training draws. */
export const rrelu: ActivationFamily<'lower' | 'upper'> = /* @__PURE__ */ family(
  { lower: 0.125, upper: 0.3333333333333333 },
  ({ lower, upper }) => leaky('rrelu', (lower + upper) / 2),
);

/** $|x|$, with slope 0 at 0 as in PyTorch: the break is its own germ. */
export const abs: FiniteFunction = /* @__PURE__ */ fixed(() => piecewise('abs', [0], [neg(x), x], [zero]));

/** $x$ above 0, $\alpha(e^x - 1)$ below. */
export const elu: ActivationFamily<'alpha'> = /* @__PURE__ */ family({ alpha: 1 }, ({ alpha }) =>
  piecewise('elu', [0], [mul(constant(alpha), atom(atoms.expm1, x)), x]),
);

/** $x$ above 0, $\alpha(e^{x/\alpha} - 1)$ below: $C^1$ for every α. */
export const celu: ActivationFamily<'alpha'> = /* @__PURE__ */ family({ alpha: 1 }, ({ alpha }) => {
  const a = constant(nonZero('celu', 'alpha', alpha));
  return piecewise('celu', [0], [mul(a, atom(atoms.expm1, div(x, a))), x]);
});

/** ELU with the scale and the α for which layers keep mean 0 and variance 1. */
export const selu: FiniteFunction = /* @__PURE__ */ fixed(() =>
  piecewise(
    'selu',
    [0],
    [mul(constant(seluScale), mul(constant(seluAlpha), atom(atoms.expm1, x))), mul(constant(seluScale), x)],
  ),
);

/** $\min(\max(0, x), 6)$. */
export const relu6: FiniteFunction = /* @__PURE__ */ fixed(() =>
  piecewise('relu6', [0, 6], [zero, x, constant(6)], ['left', 'right']),
);

/** $x$ between `min` and `max`, constant outside. */
export const hardTanh: ActivationFamily<'min' | 'max'> = /* @__PURE__ */ family({ min: -1, max: 1 }, ({ min, max }) =>
  piecewise('hardTanh', [min, max], [constant(min), x, constant(max)], ['left', 'right']),
);

/** $x/6 + 1/2$ between −3 and 3, then 0 and 1. */
export const hardSigmoid: FiniteFunction = /* @__PURE__ */ fixed(() =>
  piecewise('hardSigmoid', [-3, 3], [zero, div(add(x, constant(3)), constant(6)), one], ['left', 'right']),
);

/** $x(x + 3)/6$ between −3 and 3; PyTorch takes this piece at both breaks: slopes −1/2 and 3/2. */
export const hardSwish: FiniteFunction = /* @__PURE__ */ fixed(() =>
  piecewise('hardSwish', [-3, 3], [zero, div(mul(x, add(x, constant(3))), constant(6)), x], ['right', 'left']),
);

/** $\max(0, x)^2$. */
export const squaredRelu: FiniteFunction = /* @__PURE__ */ fixed(() =>
  piecewise('squaredRelu', [0], [zero, pow(x, 2)]),
);

/** A power of ReLU. */
export const reluPower: ActivationFamily<'power'> = /* @__PURE__ */ family({ power: 3 }, ({ power }) => {
  if (!Number.isInteger(power) || power < 1 || power > 64)
    throw new DomainError(`Activation "reluPower": power must be a whole number from 1 to 64, got ${power}.`);
  return piecewise('reluPower', [0], [zero, pow(x, power)]);
});

/** $x|x|$. */
export const signedSquare: FiniteFunction = /* @__PURE__ */ fixed(() =>
  piecewise('signedSquare', [0], [neg(pow(x, 2)), pow(x, 2)]),
);

/** $|x|^3$. */
export const absCube: FiniteFunction = /* @__PURE__ */ fixed(() =>
  piecewise('absCube', [0], [neg(pow(x, 3)), pow(x, 3)]),
);

/** $x$ moved towards 0 by λ, 0 where it is smaller. */
export const softShrink: ActivationFamily<'lambda'> = /* @__PURE__ */ family({ lambda: 0.5 }, ({ lambda }) => {
  const c = constant(lambda);
  return piecewise('softShrink', [-lambda, lambda], [add(x, c), zero, sub(x, c)], ['right', 'left']);
});

/** $x$, and 0 where it is at most λ in size. */
export const hardShrink: ActivationFamily<'lambda'> = /* @__PURE__ */ family({ lambda: 0.5 }, ({ lambda }) =>
  piecewise('hardShrink', [-lambda, lambda], [x, zero, x], ['right', 'left']),
);

/** $x$ above a threshold, a fixed value below. */
export const threshold: ActivationFamily<'threshold' | 'value'> = /* @__PURE__ */ family(
  { threshold: 0, value: 0 },
  ({ threshold, value }) => piecewise('threshold', [threshold], [constant(value), x]),
);

/** The unit step, with a value of its own at 0. */
export const heaviside: ActivationFamily<'atZero'> = /* @__PURE__ */ family({ atZero: 0 }, ({ atZero }) =>
  piecewise('heaviside', [0], [zero, one], [constant(atZero)]),
);

/** −1, 0 or 1. */
export const sign: FiniteFunction = /* @__PURE__ */ fixed(() => piecewise('sign', [0], [constant(-1), one], [zero]));

/** $x/(1 + |x|)$. */
export const softsign: FiniteFunction = /* @__PURE__ */ fixed(() =>
  piecewise('softsign', [0], [div(x, sub(one, x)), div(x, add(one, x))]),
);

/** $1/(1 + e^{-x})$. */
export const sigmoid: FiniteFunction = /* @__PURE__ */ fixed(() => analytic('sigmoid', atom(atoms.sigmoid, x)));

/** $\log(1/(1 + e^{-x}))$. */
export const logSigmoid: FiniteFunction = /* @__PURE__ */ fixed(() =>
  analytic('logSigmoid', neg(atom(atoms.softplus, neg(x)))),
);

/** The hyperbolic tangent. */
export const tanh: FiniteFunction = /* @__PURE__ */ fixed(() => analytic('tanh', atom(atoms.tanh, x)));

/** $x - \tanh x$. */
export const tanhShrink: FiniteFunction = /* @__PURE__ */ fixed(() =>
  analytic('tanhShrink', sub(x, atom(atoms.tanh, x))),
);

/** $\log(1 + e^x)$. */
export const softplus: FiniteFunction = /* @__PURE__ */ fixed(() => analytic('softplus', atom(atoms.softplus, x)));

/** What PyTorch computes for softplus: the identity above the threshold, so a jump of 2e-9 that the function lacks. */
export const torchSoftplus: ActivationFamily<'beta' | 'threshold'> = /* @__PURE__ */ family(
  { beta: 1, threshold: 20 },
  ({ beta, threshold }) => {
    const b = constant(nonZero('torchSoftplus', 'beta', beta));
    return piecewise('torchSoftplus', [threshold / beta], [div(atom(atoms.softplus, mul(b, x)), b), x]);
  },
);

/** $x/(1 + e^{-x})$, also called swish. */
export const silu: FiniteFunction = /* @__PURE__ */ fixed(() => analytic('silu', mul(x, atom(atoms.sigmoid, x))));

/** $x\tanh(\log(1 + e^x))$. */
export const mish: FiniteFunction = /* @__PURE__ */ fixed(() =>
  analytic('mish', mul(x, atom(atoms.tanh, atom(atoms.softplus, x)))),
);

/** $x\,\Phi(x)$ with the normal distribution function. */
export const gelu: FiniteFunction = /* @__PURE__ */ fixed(() => analytic('gelu', mul(x, atom(atoms.normalCdf, x))));

/** The approximation of GELU by a hyperbolic tangent. */
export const geluTanh: FiniteFunction = /* @__PURE__ */ fixed(() =>
  analytic(
    'geluTanh',
    mul(
      mul(constant(0.5), x),
      add(one, atom(atoms.tanh, mul(constant(geluScale), add(x, mul(constant(geluCubic), pow(x, 3)))))),
    ),
  ),
);

/** The inverse tangent. */
export const atan: FiniteFunction = /* @__PURE__ */ fixed(() => analytic('atan', atom(atoms.atan, x)));

/** The sine. */
export const sin: FiniteFunction = /* @__PURE__ */ fixed(() => analytic('sin', atom(atoms.sin, x)));

/** The cosine. */
export const cos: FiniteFunction = /* @__PURE__ */ fixed(() => analytic('cos', atom(atoms.cos, x)));

/** The exponential function. */
export const exp: FiniteFunction = /* @__PURE__ */ fixed(() => analytic('exp', atom(atoms.exp, x)));

/** $x + \sin^2(ax)/a$. */
export const snake: ActivationFamily<'a'> = /* @__PURE__ */ family({ a: 1 }, ({ a }) => {
  const factor = constant(nonZero('snake', 'a', a));
  return analytic('snake', add(x, div(pow(atom(atoms.sin, mul(factor, x)), 2), factor)));
});

/** $x^2$. */
export const square: FiniteFunction = /* @__PURE__ */ fixed(() => analytic('square', pow(x, 2)));

/** The nearest whole number; half-way between two of them the even one. */
export const round: RepeatingFunction = /* @__PURE__ */ fixed(() =>
  repeating('round', { period: 2, rise: 2, breaks: [0.5, 1.5], pieces: [zero, one], owners: ['left', 'right'] }),
);

/** $\lfloor x\rfloor$. */
export const floor: RepeatingFunction = /* @__PURE__ */ fixed(() =>
  repeating('floor', { period: 1, rise: 1, breaks: [0], pieces: [constant(-1)], owners: ['right'] }),
);

/** $\lceil x\rceil$. */
export const ceil: RepeatingFunction = /* @__PURE__ */ fixed(() =>
  repeating('ceil', { period: 1, rise: 1, breaks: [0], pieces: [zero], owners: ['left'] }),
);

/** $x - \lfloor x\rfloor$. */
export const sawtooth: RepeatingFunction = /* @__PURE__ */ fixed(() =>
  repeating('sawtooth', { period: 1, rise: 0, breaks: [0], pieces: [add(x, one)], owners: ['right'] }),
);

/** $x$ between −1 and 1, and reflected at both ends: the wave between −1 and 1 of period 4. */
export const triangleWave: RepeatingFunction = /* @__PURE__ */ fixed(() =>
  repeating('triangleWave', {
    period: 4,
    rise: 0,
    breaks: [-1, 1],
    pieces: [sub(constant(-2), x), x],
    owners: ['left', 'left'],
  }),
);

/** $x$. */
export const identity: FiniteFunction = /* @__PURE__ */ fixed(() => analytic('identity', x));

function nonZero(name: string, parameter: string, value: number): number {
  if (value === 0) throw new DomainError(`Activation "${name}": ${parameter} must not be 0.`);
  return value;
}
