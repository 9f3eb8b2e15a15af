import { add, type Builder, mul, neg, sub, type Value } from '@crease/tensor';
import type { MultivariatePolynomial, Term } from '../algebra/polynomialRing.js';
import type { Rational } from '../number/rational.js';
import { rationals } from '../number/rationals.js';

/** A value of a program, or its negative. */
interface Signed {
  readonly value: Value;
  readonly isNegated: boolean;
}

/** Writes polynomials as equations of a program, with few operations once equal ones are shared. */
export class PolynomialWriter {
  readonly #builder: Builder;
  readonly #variable: (index: number) => Value;

  /** @param variable the value of a variable */
  constructor(builder: Builder, variable: (index: number) => Value) {
    this.#builder = builder;
    this.#variable = variable;
  }

  /** The value of a polynomial. Its coefficients are rounded to the nearest doubles, once for each factor. */
  write(p: MultivariatePolynomial): Value {
    if (p.size === 0) return this.#constant(0);
    const { value, isNegated } = this.#sum([...p.values()].sort(inOrder));
    return isNegated ? neg(value) : value;
  }

  /**
   * A sum: what all terms have in common is multiplied last, in a fixed order, because other sums are likely to end with the
   * same factors; what is left is split by the variable that most terms have.
   */
  #sum(terms: readonly Term[]): Signed {
    const [first, ...others] = terms;
    const common = others.reduce((monomial, term) => intersection(monomial, term.monomial), first!.monomial);
    const size = magnitude(first!.coefficient);
    const factor = others.every((term) => rationals.isZero(rationals.sub(magnitude(term.coefficient), size)))
      ? size
      : rationals.one;
    const isNegated = rationals.compare(first!.coefficient, 0) === -1;
    if (terms.length === 1) return { value: this.#product(undefined, factor, common), isNegated };
    const divisor = isNegated ? rationals.neg(factor) : factor;
    const rest = terms.map(({ monomial, coefficient }) => ({
      monomial: difference(monomial, common),
      coefficient: rationals.div(coefficient, divisor),
    }));
    const [left, right] = split(rest).map((part) => this.#sum(part));
    return { value: this.#product(this.#total(left!, right!), factor, common), isNegated };
  }

  /** The sum of two values of which not both are negated: the first term of all is positive. */
  #total(a: Signed, b: Signed): Value {
    if (a.isNegated) return sub(b.value, a.value);
    return b.isNegated ? sub(a.value, b.value) : add(a.value, b.value);
  }

  #product(value: Value | undefined, factor: Rational, monomial: readonly number[]): Value {
    const isOne = rationals.isZero(rationals.sub(factor, rationals.one));
    const factors = [
      ...(value === undefined ? [] : [value]),
      ...(isOne && (value !== undefined || monomial.length > 0) ? [] : [this.#constant(rationals.toNumber(factor))]),
      ...monomial.toReversed().map(this.#variable),
    ];
    return factors.reduce((product, next) => mul(product, next));
  }

  #constant(value: number): Value {
    return this.#builder.emit('constant', [], { shape: [], values: Float64Array.of(value) });
  }
}

/** Terms without a common factor in two parts: those with the variable that most have, and the others. */
function split(terms: readonly Term[]): [Term[], Term[]] {
  const counts = new Map<number, number>();
  for (const { monomial } of terms) for (const k of new Set(monomial)) counts.set(k, (counts.get(k) ?? 0) + 1);
  // Of several such variables the last one: in a step of gradient descent that is the step size, a factor of all but θ.
  const most = Math.max(...counts.values());
  const chosen = Math.max(...[...counts.keys()].filter((k) => counts.get(k) === most));
  const has = (term: Term): boolean => term.monomial.includes(chosen);
  return [terms.filter((term) => !has(term)), terms.filter(has)];
}

/** By degree, then by the variables. */
function inOrder({ monomial: a }: Term, { monomial: b }: Term): number {
  const k = a.findIndex((index, place) => index !== b[place]);
  return a.length - b.length || (k < 0 ? 0 : a[k]! - b[k]!);
}

function magnitude(a: Rational): Rational {
  return rationals.compare(a, 0) === -1 ? rationals.neg(a) : a;
}

/** The factors that two monomials share. */
function intersection(a: readonly number[], b: readonly number[]): number[] {
  return difference(a, difference(a, b));
}

/** The factors of a monomial that another one does not have. */
function difference(a: readonly number[], b: readonly number[]): number[] {
  const left = [...b];
  return a.filter((index) => {
    const place = left.indexOf(index);
    if (place >= 0) left.splice(place, 1);
    return place < 0;
  });
}
