import { atanAll, atan as atanOf } from '../math/atan.js';
import { expAll, exp as expOf } from '../math/exp.js';
import { expm1All, expm1 as expm1Of } from '../math/expm1.js';
import { logAll, log as logOf } from '../math/log.js';
import { log1pAll, log1p as log1pOf } from '../math/log1p.js';
import {
  normalCdfAll,
  normalCdf as normalCdfOf,
  normalDensityAll,
  normalDensity as normalDensityOf,
} from '../math/normal.js';
import { sigmoidAll, sigmoid as sigmoidOf } from '../math/sigmoid.js';
import { cosAll, cos as cosOf, sinAll, sin as sinOf } from '../math/sinCos.js';
import { softplusAll, softplus as softplusOf } from '../math/softplus.js';
import { tanhAll, tanh as tanhOf } from '../math/tanh.js';
import { type Atom, declareAtom } from './atom.js';
import { add, atom, constant, div, mul, neg, pow, sub, x } from './expression.js';

// The elementary functions: every export is one, with its facts; by name they are in `atomTable`.
//
// Softplus and sigmoid are atoms and not composites: written with max or abs they would get kinks that the mathematical
// functions do not have.

/** $e^x$. */
export const exp: Atom = /* @__PURE__ */ declareAtom({
  name: 'exp',
  evaluate: expOf,
  evaluateAll: expAll,
  derivative: () => atom(exp, x),
  total: true,
  monotone: 'increasing',
  atZero: [1, 1],
  latex: (a) => `e^{${a}}`,
});

/** $e^x - 1$. */
export const expm1: Atom = /* @__PURE__ */ declareAtom({
  name: 'expm1',
  evaluate: expm1Of,
  evaluateAll: expm1All,
  derivative: () => atom(exp, x),
  total: true,
  monotone: 'increasing',
  atZero: [0, 1],
  latex: (a) => `\\left(e^{${a}}-1\\right)`,
});

/** The natural logarithm. */
export const log: Atom = /* @__PURE__ */ declareAtom({
  name: 'log',
  evaluate: logOf,
  evaluateAll: logAll,
  derivative: () => div(constant(1), x),
  total: false,
  monotone: 'increasing',
  atZero: undefined,
  latex: (a) => `\\log\\left(${a}\\right)`,
});

/** $\log(1 + x)$. */
export const log1p: Atom = /* @__PURE__ */ declareAtom({
  name: 'log1p',
  evaluate: log1pOf,
  evaluateAll: log1pAll,
  derivative: () => div(constant(1), add(constant(1), x)),
  total: false,
  monotone: 'increasing',
  atZero: [0, 1],
  latex: (a) => `\\log\\left(1+${a}\\right)`,
});

/** The hyperbolic tangent. */
export const tanh: Atom = /* @__PURE__ */ declareAtom({
  name: 'tanh',
  evaluate: tanhOf,
  evaluateAll: tanhAll,
  derivative: () => sub(constant(1), pow(atom(tanh, x), 2)),
  total: true,
  monotone: 'increasing',
  atZero: [0, 1],
  latex: (a) => `\\tanh\\left(${a}\\right)`,
});

/** $1/(1 + e^{-x})$. */
export const sigmoid: Atom = /* @__PURE__ */ declareAtom({
  name: 'sigmoid',
  evaluate: sigmoidOf,
  evaluateAll: sigmoidAll,
  // sigmoid(x)·sigmoid(−x), not s·(1 − s): no cancellation for large x.
  derivative: () => mul(atom(sigmoid, x), atom(sigmoid, neg(x))),
  total: true,
  monotone: 'increasing',
  atZero: [1, 2],
  latex: (a) => `\\operatorname{sigmoid}\\left(${a}\\right)`,
});

/** $\log(1 + e^x)$. */
export const softplus: Atom = /* @__PURE__ */ declareAtom({
  name: 'softplus',
  evaluate: softplusOf,
  evaluateAll: softplusAll,
  derivative: () => atom(sigmoid, x),
  total: true,
  monotone: 'increasing',
  atZero: undefined,
  latex: (a) => `\\operatorname{softplus}\\left(${a}\\right)`,
});

/** The distribution function $\Phi$ of the standard normal distribution. */
export const normalCdf: Atom = /* @__PURE__ */ declareAtom({
  name: 'normalCdf',
  evaluate: normalCdfOf,
  evaluateAll: normalCdfAll,
  derivative: () => atom(normalDensity, x),
  total: true,
  monotone: 'increasing',
  atZero: [1, 2],
  latex: (a) => `\\Phi\\left(${a}\\right)`,
});

/** Its density $\varphi$. */
export const normalDensity: Atom = /* @__PURE__ */ declareAtom({
  name: 'normalDensity',
  evaluate: normalDensityOf,
  evaluateAll: normalDensityAll,
  // An atom of its own and not exp(−x²/2)/√(2π): its constant is irrational, and a constant here is exact.
  derivative: () => neg(mul(x, atom(normalDensity, x))),
  total: true,
  monotone: 'none',
  atZero: undefined,
  latex: (a) => `\\varphi\\left(${a}\\right)`,
});

/** The inverse tangent. */
export const atan: Atom = /* @__PURE__ */ declareAtom({
  name: 'atan',
  evaluate: atanOf,
  evaluateAll: atanAll,
  derivative: () => div(constant(1), add(constant(1), pow(x, 2))),
  total: true,
  monotone: 'increasing',
  atZero: [0, 1],
  latex: (a) => `\\arctan\\left(${a}\\right)`,
});

/** The sine. */
export const sin: Atom = /* @__PURE__ */ declareAtom({
  name: 'sin',
  evaluate: sinOf,
  evaluateAll: sinAll,
  derivative: () => atom(cos, x),
  total: true,
  monotone: 'none',
  atZero: [0, 1],
  latex: (a) => `\\sin\\left(${a}\\right)`,
});

/** The cosine. */
export const cos: Atom = /* @__PURE__ */ declareAtom({
  name: 'cos',
  evaluate: cosOf,
  evaluateAll: cosAll,
  derivative: () => neg(atom(sin, x)),
  total: true,
  monotone: 'none',
  atZero: [1, 1],
  latex: (a) => `\\cos\\left(${a}\\right)`,
});

/** The square root. */
export const sqrt: Atom = /* @__PURE__ */ declareAtom({
  name: 'sqrt',
  // Correctly rounded by IEEE 754, so the built-in gives the same bits everywhere.
  evaluate: Math.sqrt,
  evaluateAll: (x, y, from, to) => {
    for (let e = from; e < to; e = (e + 1) | 0) y[e] = Math.sqrt(x[e]!);
  },
  derivative: () => div(constant(1), mul(constant(2), atom(sqrt, x))),
  total: false,
  monotone: 'increasing',
  atZero: [0, 1],
  latex: (a) => `\\sqrt{${a}}`,
});
