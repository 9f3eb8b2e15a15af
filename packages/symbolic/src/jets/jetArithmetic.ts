import { atoms, differentiate } from '@crease/tensor';
import { expressionValue } from '../interpret/expressionValue.js';
import { Refusal } from '../interpret/refusal.js';
import type { Arithmetic } from '../number/arithmetic.js';
import { constantJet, type Jet, spread, unionOf } from './jet.js';

/**
 * The arithmetic of 2-jets over a number type: reading a program in it gives value, gradient and Hessian at once.
 *
 * Derivatives that are 0 because nothing depends on a variable are exact zeros in every number type. Comparisons look
 * at the value alone, so a kinked function takes the piece of its value. Grade: that of the number type.
 */
export function jetArithmetic<T>(base: Arithmetic<T>): Arithmetic<Jet<T>> {
  const product = (a: T, b: T): T => {
    if (base.isZero(a) && base.isValid(b)) return base.zero;
    return base.isZero(b) && base.isValid(a) ? base.zero : base.mul(a, b);
  };
  const linear = (a: Jet<T>, value: T, times: (derivative: T) => T): Jet<T> => ({
    value,
    support: a.support,
    gradient: a.gradient.map(times),
    hessian: a.hessian?.map(times),
  });
  const negative = (a: Jet<T>): Jet<T> => linear(a, base.neg(a.value), base.neg);
  const sum = (a: Jet<T>, b: Jet<T>): Jet<T> => {
    const [left, right] = aligned(a, b, base.zero);
    return {
      value: base.add(a.value, b.value),
      support: left.support,
      gradient: left.gradient.map((v, k) => base.add(v, right.gradient[k]!)),
      hessian: addTriangles(left.hessian, right.hessian, base),
    };
  };
  const times = (a: Jet<T>, b: Jet<T>): Jet<T> => {
    const value = base.mul(a.value, b.value);
    if (a.support.length === 0) return linear(b, value, (v) => product(a.value, v));
    if (b.support.length === 0) return linear(a, value, (v) => product(v, b.value));
    const [l, r] = aligned(a, b, base.zero);
    const hessian: T[] = [];
    for (const i of l.support.keys())
      for (let j = 0; j <= i; j++) {
        const cross = base.add(product(l.gradient[i]!, r.gradient[j]!), product(l.gradient[j]!, r.gradient[i]!));
        hessian.push(
          plusTerm(plusTerm(cross, a.value, r.hessian?.[hessian.length]), b.value, l.hessian?.[hessian.length]),
        );
      }
    const gradient = l.gradient.map((v, k) => base.add(product(v, b.value), product(a.value, r.gradient[k]!)));
    return { value, support: l.support, gradient, hessian };
  };
  const plusTerm = (sum: T, factor: T, entry: T | undefined): T =>
    entry === undefined ? sum : base.add(sum, product(factor, entry));
  const quotient = (a: Jet<T>, b: Jet<T>): Jet<T> => {
    const inverse = base.div(base.one, b.value);
    const first = base.neg(base.mul(inverse, inverse));
    const second = base.scale(base.mul(base.mul(inverse, inverse), inverse), 2, 1);
    return { ...times(a, chain(b, inverse, first, second, base)), value: base.div(a.value, b.value) };
  };

  return {
    name: `2-jet over ${base.name}`,
    zero: constantJet(base.zero),
    one: constantJet(base.one),
    fromNumber: (value) => constantJet(base.fromNumber(value)),
    fromRatio: (numerator, denominator) => constantJet(base.fromRatio(numerator, denominator)),
    add: sum,
    sub: (a, b) => ({ ...sum(a, negative(b)), value: base.sub(a.value, b.value) }),
    mul: times,
    neg: negative,
    div: quotient,
    power: (a, exponent) => {
      const value = base.power(a.value, exponent);
      if (exponent < 2) return exponent === 0 ? constantJet(value) : a;
      const first = base.scale(base.power(a.value, exponent - 1), exponent, 1);
      const rest = exponent === 2 ? base.one : base.power(a.value, exponent - 2);
      const second = base.scale(rest, exponent * (exponent - 1), 1);
      return chain(a, value, first, second, base);
    },
    scale: (a, numerator, denominator) => {
      const scaled = (v: T): T => base.scale(v, numerator, denominator);
      return linear(a, scaled(a.value), scaled);
    },
    isZero: (a) => base.isZero(a.value) && a.gradient.every(base.isZero) && (a.hessian ?? []).every(base.isZero),
    isValid: (a) => base.isValid(a.value) && a.gradient.every(base.isValid) && (a.hessian ?? []).every(base.isValid),
    atom: (name, a) => {
      const value = base.atom(name, a.value);
      const slope = atoms[name].derivative;
      const first = expressionValue(slope, a.value, base);
      const second = expressionValue(differentiate(slope), a.value, base);
      if (value === undefined || first instanceof Refusal || second instanceof Refusal) return undefined;
      return chain(a, value, first, second, base);
    },
    compare: (a, b) => base.compare(a.value, b),
    toNumber: (a) => base.toNumber(a.value),
  };
}

/** The jet of f(a), given f, f′ and f″ at the value of a: gradient f′g and Hessian f′H + f″gg^⊤. */
export function chain<T>(a: Jet<T>, value: T, first: T, second: T, base: Arithmetic<T>): Jet<T> {
  const gradient = a.gradient.map((v) => base.mul(first, v));
  const inherited = a.hessian?.map((v) => base.mul(first, v));
  if (base.isZero(second)) return { value, support: a.support, gradient, hessian: inherited };
  const hessian: T[] = [];
  for (const [i, v] of a.gradient.entries())
    for (let j = 0; j <= i; j++) {
      const square = i === j ? base.power(v, 2) : base.mul(v, a.gradient[j]!);
      const own = base.mul(second, square);
      hessian.push(inherited === undefined ? own : base.add(own, inherited[hessian.length]!));
    }
  return { value, support: a.support, gradient, hessian };
}

function aligned<T>(a: Jet<T>, b: Jet<T>, zero: T): [Jet<T>, Jet<T>] {
  const support = unionOf(a.support, b.support);
  return [spread(a, support, zero), spread(b, support, zero)];
}

function addTriangles<T>(
  a: readonly T[] | undefined,
  b: readonly T[] | undefined,
  base: Arithmetic<T>,
): readonly T[] | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return a.map((v, k) => base.add(v, b[k]!));
}
