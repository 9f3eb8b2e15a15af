import { atoms, derivative, type ScalarFunction } from '@crease/tensor';
import { expressionValue } from '../interpret/expressionValue.js';
import { Refusal } from '../interpret/refusal.js';
import type { ScalarRule } from '../interpret/scalarRule.js';
import type { Arithmetic } from '../number/arithmetic.js';

/** A value with its derivative along one direction. */
export interface Dual<T> {
  readonly value: T;
  readonly slope: T;
}

/**
 * The arithmetic of dual numbers over a number type: reading a program in it gives its values and its directional
 * derivative in one pass. Over intervals the direction may be a box. Grade: that of the number type.
 */
export function dualArithmetic<T>(base: Arithmetic<T>): Arithmetic<Dual<T>> {
  const constant = (value: T): Dual<T> => ({ value, slope: base.zero });
  const times = (factor: T, slope: T): T =>
    (base.isZero(factor) && base.isValid(slope)) || (base.isZero(slope) && base.isValid(factor))
      ? base.zero
      : base.mul(factor, slope);
  const chained = (a: Dual<T>, value: T, first: T): Dual<T> => ({ value, slope: times(first, a.slope) });
  const { multiplyMatrices } = base;
  return {
    name: `dual number over ${base.name}`,
    ...(multiplyMatrices === undefined ? {} : { multiplyMatrices: dualProducts(base, multiplyMatrices) }),
    zero: constant(base.zero),
    one: constant(base.one),
    fromNumber: (value) => constant(base.fromNumber(value)),
    fromRatio: (numerator, denominator) => constant(base.fromRatio(numerator, denominator)),
    add: (a, b) => ({ value: base.add(a.value, b.value), slope: base.add(a.slope, b.slope) }),
    sub: (a, b) => ({ value: base.sub(a.value, b.value), slope: base.sub(a.slope, b.slope) }),
    neg: (a) => ({ value: base.neg(a.value), slope: base.neg(a.slope) }),
    mul: (a, b) => ({
      value: base.mul(a.value, b.value),
      slope: base.add(times(a.value, b.slope), times(b.value, a.slope)),
    }),
    div: (a, b) => {
      const value = base.div(a.value, b.value);
      return { value, slope: base.div(base.sub(a.slope, times(value, b.slope)), b.value) };
    },
    power: (a, exponent) => {
      const value = base.power(a.value, exponent);
      if (exponent < 2) return exponent === 0 ? constant(value) : a;
      return chained(a, value, base.scale(base.power(a.value, exponent - 1), exponent, 1));
    },
    scale: (a, numerator, denominator) => ({
      value: base.scale(a.value, numerator, denominator),
      slope: base.scale(a.slope, numerator, denominator),
    }),
    isZero: (a) => base.isZero(a.value) && base.isZero(a.slope),
    isValid: (a) => base.isValid(a.value) && base.isValid(a.slope),
    atom: (name, a) => {
      const value = base.atom(name, a.value);
      const first = expressionValue(atoms[name].derivative, a.value, base);
      return value === undefined || first instanceof Refusal ? undefined : chained(a, value, first);
    },
    compare: (a, b) => base.compare(a.value, b),
    toNumber: (a) => base.toNumber(a.value),
  };
}

/** Products of matrices of dual numbers: AB with the slopes A′B + AB′. */
function dualProducts<T>(
  base: Arithmetic<T>,
  multiply: NonNullable<Arithmetic<T>['multiplyMatrices']>,
): NonNullable<Arithmetic<Dual<T>>['multiplyMatrices']> {
  return (a, b, sizes) => {
    const [aValues, bValues] = [a.map(({ value }) => value), b.map(({ value }) => value)];
    const [aSlopes, bSlopes] = [a.map(({ slope }) => slope), b.map(({ slope }) => slope)];
    const [left, right] = [multiply(aSlopes, bValues, sizes), multiply(aValues, bSlopes, sizes)];
    return multiply(aValues, bValues, sizes).map((value, k) => ({ value, slope: base.add(left[k]!, right[k]!) }));
  };
}

/** The rule of dual numbers: f and f′ are records of the same pieces, each read at the value by the rule of the numbers. */
export function dualRule<T>(base: Arithmetic<T>, scalar: ScalarRule<T>): ScalarRule<Dual<T>> {
  return (f, fixedGerm, at) => {
    const read = (g: ScalarFunction): T | Refusal => scalar(g, fixedGerm, at.value);
    const [value, first] = [read(f), read(derivative(f))];
    if (value instanceof Refusal) return value;
    if (first instanceof Refusal) return first;
    return { value, slope: base.mul(first, at.slope) };
  };
}
