import { atan } from '../math/atan.js';
import { exp } from '../math/exp.js';
import { expm1 } from '../math/expm1.js';
import { log } from '../math/log.js';
import { log1p } from '../math/log1p.js';
import { normalCdf, normalDensity } from '../math/normal.js';
import { sigmoid } from '../math/sigmoid.js';
import { cos, sin } from '../math/sinCos.js';
import { softplus } from '../math/softplus.js';
import { tanh } from '../math/tanh.js';
import { add, atom, constant, div, type Expression, mul, neg, pow, sub, x } from './expression.js';

/** The facts about one elementary function: everything that any reading needs to know of it. */
export interface Atom {
  /** The kernel: same bits on every engine. */
  readonly evaluate: (x: number) => number;
  /** The derivative, an expression in the argument. */
  readonly derivative: Expression;
  /** `true` if the function is analytic at every real number; provers accept only total atoms. */
  readonly total: boolean;
  /** Increasing on its whole domain, or not monotone. */
  readonly monotone: 'increasing' | 'none';
  /** The value at 0 where it is rational (used by the exact reading). */
  readonly atZero: readonly [numerator: number, denominator: number] | undefined;
  /** The KaTeX of the function applied to `argument`. */
  readonly latex: (argument: string) => string;
}

/** The name of an elementary function that expressions may use. */
export type AtomName =
  | 'exp'
  | 'expm1'
  | 'log'
  | 'log1p'
  | 'tanh'
  | 'sigmoid'
  | 'softplus'
  | 'normalCdf'
  | 'normalDensity'
  | 'atan'
  | 'sin'
  | 'cos'
  | 'sqrt';

/**
 * The elementary functions, each with its facts.
 *
 * `softplus` and `sigmoid` are atoms and not composites: written with max or abs they would get kinks that the
 * mathematical functions do not have.
 */
export const atoms: Readonly<Record<AtomName, Atom>> = {
  exp: {
    evaluate: exp,
    derivative: atom('exp', x),
    total: true,
    monotone: 'increasing',
    atZero: [1, 1],
    latex: (a) => `e^{${a}}`,
  },
  expm1: {
    evaluate: expm1,
    derivative: atom('exp', x),
    total: true,
    monotone: 'increasing',
    atZero: [0, 1],
    latex: (a) => `\\left(e^{${a}}-1\\right)`,
  },
  log: {
    evaluate: log,
    derivative: div(constant(1), x),
    total: false,
    monotone: 'increasing',
    atZero: undefined,
    latex: (a) => `\\log\\left(${a}\\right)`,
  },
  log1p: {
    evaluate: log1p,
    derivative: div(constant(1), add(constant(1), x)),
    total: false,
    monotone: 'increasing',
    atZero: [0, 1],
    latex: (a) => `\\log\\left(1+${a}\\right)`,
  },
  tanh: {
    evaluate: tanh,
    derivative: sub(constant(1), pow(atom('tanh', x), 2)),
    total: true,
    monotone: 'increasing',
    atZero: [0, 1],
    latex: (a) => `\\tanh\\left(${a}\\right)`,
  },
  sigmoid: {
    evaluate: sigmoid,
    // sigmoid(x)·sigmoid(−x), not s·(1 − s): no cancellation for large x.
    derivative: mul(atom('sigmoid', x), atom('sigmoid', neg(x))),
    total: true,
    monotone: 'increasing',
    atZero: [1, 2],
    latex: (a) => `\\operatorname{sigmoid}\\left(${a}\\right)`,
  },
  softplus: {
    evaluate: softplus,
    derivative: atom('sigmoid', x),
    total: true,
    monotone: 'increasing',
    atZero: undefined,
    latex: (a) => `\\operatorname{softplus}\\left(${a}\\right)`,
  },
  normalCdf: {
    evaluate: normalCdf,
    derivative: atom('normalDensity', x),
    total: true,
    monotone: 'increasing',
    atZero: [1, 2],
    latex: (a) => `\\Phi\\left(${a}\\right)`,
  },
  normalDensity: {
    evaluate: normalDensity,
    // An atom of its own and not exp(−x²/2)/√(2π): its constant is irrational, and a constant here is exact.
    derivative: neg(mul(x, atom('normalDensity', x))),
    total: true,
    monotone: 'none',
    atZero: undefined,
    latex: (a) => `\\varphi\\left(${a}\\right)`,
  },
  atan: {
    evaluate: atan,
    derivative: div(constant(1), add(constant(1), pow(x, 2))),
    total: true,
    monotone: 'increasing',
    atZero: [0, 1],
    latex: (a) => `\\arctan\\left(${a}\\right)`,
  },
  sin: {
    evaluate: sin,
    derivative: atom('cos', x),
    total: true,
    monotone: 'none',
    atZero: [0, 1],
    latex: (a) => `\\sin\\left(${a}\\right)`,
  },
  cos: {
    evaluate: cos,
    derivative: neg(atom('sin', x)),
    total: true,
    monotone: 'none',
    atZero: [1, 1],
    latex: (a) => `\\cos\\left(${a}\\right)`,
  },
  sqrt: {
    // Correctly rounded by IEEE 754, so the built-in gives the same bits everywhere.
    evaluate: Math.sqrt,
    derivative: div(constant(1), mul(constant(2), atom('sqrt', x))),
    total: false,
    monotone: 'increasing',
    atZero: [0, 1],
    latex: (a) => `\\sqrt{${a}}`,
  },
};
