import type { Arithmetic } from '../number/arithmetic.js';
import { equalRationals, type Rational } from '../number/rational.js';
import { rationals } from '../number/rationals.js';

/** One term of a polynomial in several variables. */
export interface Term {
  /** The variables, by number, ascending; one entry for each power: [0, 0, 3] stands for x₀²x₃. */
  readonly monomial: readonly number[];
  /** Not 0. */
  readonly coefficient: Rational;
}

/**
 * A polynomial in the variables x₀, x₁, … with rational coefficients: its terms by monomial (`keyOf`), none of them 0.
 *
 * Equal polynomials have equal terms, so an identity of polynomials is decided by comparing them.
 */
export type MultivariatePolynomial = ReadonlyMap<string, Term>;

/** The text that identifies a monomial. */
export function keyOf(monomial: readonly number[]): string {
  return monomial.join(' ');
}

/** The polynomial that is one variable. */
export function variable(index: number): MultivariatePolynomial {
  return fromTerm({ monomial: [index], coefficient: rationals.one });
}

/** The constant polynomial with this value. */
export function constantPolynomial(value: Rational): MultivariatePolynomial {
  return rationals.isZero(value) ? new Map() : fromTerm({ monomial: [], coefficient: value });
}

/** The value of a polynomial that is constant; `undefined` for any other. */
export function constantValue(p: MultivariatePolynomial): Rational | undefined {
  if (p.size === 0) return rationals.zero;
  return p.size === 1 ? p.get('')?.coefficient : undefined;
}

/** The largest number of factors in a monomial; −1 for the polynomial 0. */
export function totalDegree(p: MultivariatePolynomial): number {
  let degree = -1;
  for (const { monomial } of p.values()) degree = Math.max(degree, monomial.length);
  return degree;
}

/** The coefficient of a monomial. */
export function coefficientOf(p: MultivariatePolynomial, monomial: readonly number[]): Rational {
  return p.get(keyOf(monomial))?.coefficient ?? rationals.zero;
}

/** True if both are the same polynomial. */
export function equalPolynomials(p: MultivariatePolynomial, q: MultivariatePolynomial): boolean {
  if (p.size !== q.size) return false;
  for (const [key, { coefficient }] of p) {
    const other = q.get(key);
    if (other === undefined || !equalRationals(coefficient, other.coefficient)) return false;
  }
  return true;
}

/** The value of a polynomial at a rational point. Grade: exact. */
export function valueAt(p: MultivariatePolynomial, point: readonly Rational[]): Rational {
  let sum = rationals.zero;
  for (const { monomial, coefficient } of p.values())
    sum = rationals.add(
      sum,
      monomial.reduce((product, k) => rationals.mul(product, point[k]!), coefficient),
    );
  return sum;
}

/** The polynomial in which some variables are replaced by polynomials. Grade: exact. */
export function substituted(
  terms: Iterable<Term>,
  values: ReadonlyMap<number, MultivariatePolynomial>,
): MultivariatePolynomial {
  let sum = polynomialRing.zero;
  for (const { monomial, coefficient } of terms) {
    const rest = monomial.filter((k) => !values.has(k));
    let product: MultivariatePolynomial = fromTerm({ monomial: rest, coefficient });
    for (const k of monomial) if (values.has(k)) product = polynomialRing.mul(product, values.get(k)!);
    sum = polynomialRing.add(sum, product);
  }
  return sum;
}

/**
 * The ring of polynomials with rational coefficients as an arithmetic: a program read in it becomes the formula that
 * it computes. Grade of its results: exact.
 *
 * A polynomial has a reciprocal, an elementary function or an order only if it is constant; the invalid element is a
 * polynomial with an invalid coefficient.
 */
export const polynomialRing: Arithmetic<MultivariatePolynomial> & {
  total(terms: readonly MultivariatePolynomial[]): MultivariatePolynomial;
} = {
  name: 'polynomial',
  zero: new Map(),
  one: constantPolynomial(rationals.one),
  fromNumber: (value) => constantPolynomial(rationals.fromNumber(value)),
  fromRatio: (numerator, denominator) => constantPolynomial(rationals.fromRatio(numerator, denominator)),
  add: (p, q) => {
    const [larger, smaller] = p.size < q.size ? [q, p] : [p, q];
    const sum = new Map(larger);
    for (const [key, term] of smaller) accumulate(sum, key, term);
    return sum;
  },
  total: (polynomials) => {
    const sum = new Map<string, Term>();
    for (const p of polynomials) for (const [key, term] of p) accumulate(sum, key, term);
    return sum;
  },
  sub: (p, q) => polynomialRing.add(p, polynomialRing.neg(q)),
  mul: (p, q) => {
    if (p.size === 0) return polynomialRing.isValid(q) ? p : q;
    if (q.size === 0) return polynomialRing.isValid(p) ? q : p;
    const product = new Map<string, Term>();
    for (const term of p.values()) addMultiple(product, term, q);
    return product;
  },
  neg: (p) => multiplied(p, rationals.neg(rationals.one)),
  div: (p, q) => {
    const divisor = constantValue(q);
    return multiplied(p, divisor === undefined ? invalid : rationals.div(rationals.one, divisor));
  },
  power: (p, exponent) => {
    let result = polynomialRing.one;
    for (let k = 0; k < exponent; k++) result = polynomialRing.mul(result, p);
    return result;
  },
  scale: (p, numerator, denominator) => multiplied(p, rationals.fromRatio(numerator, denominator)),
  isZero: (p) => p.size === 0,
  isValid: (p) => {
    for (const { coefficient } of p.values()) if (!rationals.isValid(coefficient)) return false;
    return true;
  },
  atom: (name, p) => {
    const value = constantValue(p);
    const result = value && rationals.atom(name, value);
    return result && constantPolynomial(result);
  },
  compare: (p, b) => {
    const value = constantValue(p);
    return value && rationals.compare(value, b);
  },
  toNumber: (p) => {
    const value = constantValue(p);
    return value === undefined ? Number.NaN : rationals.toNumber(value);
  },
};

/** Adds the product of a term and a polynomial to a sum, in place. */
export function addMultiple(sum: Map<string, Term>, factor: Term, p: MultivariatePolynomial): void {
  for (const term of p.values()) {
    const monomial = merged(factor.monomial, term.monomial);
    const coefficient = rationals.mul(factor.coefficient, term.coefficient);
    accumulate(sum, keyOf(monomial), { monomial, coefficient });
  }
}

const invalid: Rational = rationals.div(rationals.one, rationals.zero);

function fromTerm(term: Term): MultivariatePolynomial {
  return new Map([[keyOf(term.monomial), term]]);
}

function accumulate(sum: Map<string, Term>, key: string, term: Term): void {
  const earlier = sum.get(key);
  const coefficient = earlier === undefined ? term.coefficient : rationals.add(earlier.coefficient, term.coefficient);
  if (rationals.isZero(coefficient)) sum.delete(key);
  else sum.set(key, { monomial: term.monomial, coefficient });
}

/** An invalid factor must not be lost on the polynomial 0. */
function multiplied(p: MultivariatePolynomial, factor: Rational): MultivariatePolynomial {
  if (!rationals.isValid(factor)) return constantPolynomial(factor);
  if (rationals.isZero(factor)) return new Map();
  const product = new Map<string, Term>();
  for (const [key, { monomial, coefficient }] of p)
    product.set(key, { monomial, coefficient: rationals.mul(coefficient, factor) });
  return product;
}

/** The sorted union, with repetitions, of two sorted lists. */
function merged(a: readonly number[], b: readonly number[]): number[] {
  const out: number[] = [];
  let j = 0;
  for (const i of a) {
    while (j < b.length && b[j]! < i) out.push(b[j++]!);
    out.push(i);
  }
  while (j < b.length) out.push(b[j++]!);
  return out;
}
