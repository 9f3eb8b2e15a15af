import { atoms, power } from '@crease/tensor';
import type { Arithmetic } from './arithmetic.js';

/**
 * The arithmetic of doubles. Grade of its results: observed.
 *
 * Bit for bit the operations of a program run by `evaluate` or `compile`. NaN is the invalid element; infinities are
 * invalid as well, since no real number is meant.
 */
export const float64: Arithmetic<number> = {
  name: 'float64',
  zero: 0,
  one: 1,
  fromNumber: (value) => value,
  fromRatio: (numerator, denominator) => numerator / denominator,
  add: (a, b) => a + b,
  sub: (a, b) => a - b,
  mul: (a, b) => a * b,
  neg: (a) => -a,
  div: (a, b) => a / b,
  power: (a, exponent) => power(a, exponent, float64.mul),
  scale: (a, numerator, denominator) => (a * numerator) / denominator,
  isZero: (a) => a === 0,
  isValid: Number.isFinite,
  atom: (name, a) => atoms[name].evaluate(a),
  compare: (a, b) => (a < b ? -1 : a > b ? 1 : a === b ? 0 : undefined),
  toNumber: (a) => a,
};
