import { type AtomName, atoms, germ, hasBreaks, type ScalarFunction } from '@crease/tensor';
import { expressionValue } from '../interpret/expressionValue.js';
import { germRule, type ScalarRule } from '../interpret/scalarRule.js';
import type { Arithmetic } from '../number/arithmetic.js';
import type { Rational } from '../number/rational.js';
import { rationals } from '../number/rationals.js';
import { coefficientLatex } from './numberLatex.js';

const minusOne = rationals.neg(rationals.one);

/** A real expression in KaTeX. */
export interface Formula {
  readonly text: string;
  /** How tightly it holds together: sums, products, single symbols and what is in brackets of its own. */
  readonly binding: 0 | 1 | 2;
  /** Its value, if it is a number; 0/0 for the invalid formula. */
  readonly constant?: Rational;
  /** A product with a number, taken apart: these two determine the text. */
  readonly scaled?: { readonly coefficient: Rational; readonly body: Formula };
}

/** The formula that is one symbol. */
export function symbolFormula(text: string): Formula {
  return { text, binding: 2 };
}

/**
 * Formulas as an arithmetic: a program read in it becomes what one would write for it. Grade of its results: exact.
 *
 * Numbers are folded exactly and come first in products; 0 + a, 0 · a and 1 · a are simplified, and nothing else. A formula
 * is compared only if it is a number.
 */
export const formulas: Arithmetic<Formula> = {
  name: 'formula',
  zero: constantFormula(rationals.zero),
  one: constantFormula(rationals.one),
  fromNumber: (value) => constantFormula(rationals.fromNumber(value)),
  fromRatio: (numerator, denominator) => constantFormula(rationals.fromRatio(numerator, denominator)),
  add: sum,
  sub: (a, b) => formulas.add(a, formulas.neg(b)),
  neg: (a) => product(constantFormula(minusOne), a),
  mul: product,
  div: (a, b) => {
    if (b.constant !== undefined) return product(constantFormula(rationals.div(rationals.one, b.constant)), a);
    if (isInvalid(a) || isExactly(a, 0)) return a;
    return { text: `\\frac{${a.text}}{${b.text}}`, binding: 2 };
  },
  power: (a, exponent) => {
    if (a.constant !== undefined) return constantFormula(rationals.power(a.constant, exponent));
    if (exponent === 1) return a;
    const base =
      a.binding === 2 && /^\\?\w+$/.test(a.text) ? a.text : isSymbol(a) ? `{${a.text}}` : `\\left(${a.text}\\right)`;
    return { text: `${base}^{${exponent}}`, binding: 2 };
  },
  scale: (a, numerator, denominator) => product(formulas.fromRatio(numerator, denominator), a),
  isZero: (a) => isExactly(a, 0),
  isValid: (a) => !isInvalid(a),
  atom: (name, a) => atomFormula(name, a),
  compare: (a, b) => (a.constant === undefined ? undefined : rationals.compare(a.constant, b)),
  // A formula has no number: what only moves numbers into a good range, as a log-sum-exp does, is left as it is.
  toNumber: (a) => (a.constant === undefined ? 0 : rationals.toNumber(a.constant)),
};

/** A kinked function is written with its name; what has one piece is written out. */
export const formulaRule: ScalarRule<Formula> = (f, fixedGerm, at) => {
  if (fixedGerm !== undefined || at.constant !== undefined) return germRule(formulas)(f, fixedGerm, at);
  if (!hasBreaks(f)) return expressionValue(germ(f, 0), at, formulas);
  return { text: `\\operatorname{${nameOf(f)}}\\left(${at.text}\\right)`, binding: 2 };
};

function nameOf({ name }: ScalarFunction): string {
  return name.replaceAll(/[^A-Za-z0-9']/g, '');
}

function constantFormula(value: Rational): Formula {
  if (value.denominator === 0n) return { text: '\\text{undefined}', binding: 2, constant: value };
  const text = coefficientLatex(value);
  return { text, binding: text.startsWith('-') ? 1 : 2, constant: value };
}

/** A sum; it needs no brackets around sums, which are associative. */
function sum(a: Formula, b: Formula): Formula {
  if (isInvalid(a) || isExactly(b, 0)) return a;
  if (isInvalid(b) || isExactly(a, 0)) return b;
  if (a.constant !== undefined && b.constant !== undefined)
    return constantFormula(rationals.add(a.constant, b.constant));
  const text = b.text.startsWith('-') ? `${a.text} - ${b.text.slice(1)}` : `${a.text} + ${b.text}`;
  return { text, binding: 0 };
}

function product(a: Formula, b: Formula): Formula {
  if (isInvalid(a)) return a;
  if (isInvalid(b)) return b;
  const [left, right] = [coefficientOf(a), coefficientOf(b)];
  const coefficient = rationals.mul(left.coefficient, right.coefficient);
  if (left.body === undefined || right.body === undefined) return scaled(coefficient, left.body ?? right.body);
  return scaled(coefficient, { text: `${bracketed(left.body, 1)}\\,${bracketed(right.body, 1)}`, binding: 1 });
}

/** A formula as a number times what remains of it. */
function coefficientOf(a: Formula): { readonly coefficient: Rational; readonly body: Formula | undefined } {
  if (a.constant !== undefined) return { coefficient: a.constant, body: undefined };
  return a.scaled ?? { coefficient: rationals.one, body: a };
}

function scaled(coefficient: Rational, body: Formula | undefined): Formula {
  if (body === undefined || rationals.isZero(coefficient)) return constantFormula(coefficient);
  if (rationals.compare(coefficient, 1) === 0) return body;
  const rest = bracketed(body, 1);
  // A digit after another one would look like one number.
  const dot = /^\d/.test(rest) ? '\\cdot ' : '\\,';
  const text = rationals.compare(coefficient, -1) === 0 ? `-${rest}` : `${coefficientLatex(coefficient)}${dot}${rest}`;
  return { text, binding: 1, scaled: { coefficient, body } };
}

function atomFormula(name: AtomName, a: Formula): Formula | undefined {
  if (isInvalid(a)) return a;
  const value = a.constant === undefined ? undefined : rationals.atom(name, a.constant);
  if (value !== undefined) return constantFormula(value);
  return { text: atoms[name].latex(a.text), binding: 2 };
}

function bracketed(a: Formula, needed: 0 | 1 | 2): string {
  return a.binding >= needed ? a.text : `\\left(${a.text}\\right)`;
}

function isSymbol(a: Formula): boolean {
  return /^\\?\w+_\{?\w+\}?$/.test(a.text);
}

function isExactly(a: Formula, value: number): boolean {
  return a.constant !== undefined && rationals.compare(a.constant, value) === 0;
}

function isInvalid(a: Formula): boolean {
  return a.constant !== undefined && !rationals.isValid(a.constant);
}
