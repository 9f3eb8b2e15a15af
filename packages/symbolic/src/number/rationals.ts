import type { Arithmetic } from './arithmetic.js';
import {
  addRationals,
  compareRationals,
  divideRationals,
  multiplyRationals,
  negateRational,
  type Rational,
  rational,
  rationalFromNumber,
  rationalPower,
  subtractRationals,
} from './rational.js';
import { rationalAtomValue } from './rationalAtomValue.js';
import { roundRational } from './rationalRounding.js';

/**
 * The arithmetic of exact rational numbers. Grade of its results: exact.
 *
 * Elementary functions have a value only at the points where that value is rational (`rationalAtomValue`).
 */
export const rationals: Arithmetic<Rational> = {
  name: 'rational',
  zero: rational(0),
  one: rational(1),
  fromNumber: rationalFromNumber,
  fromRatio: (numerator, denominator) =>
    divideRationals(rationalFromNumber(numerator), rationalFromNumber(denominator)),
  add: addRationals,
  sub: subtractRationals,
  mul: multiplyRationals,
  neg: negateRational,
  div: divideRationals,
  power: rationalPower,
  scale: (a, numerator, denominator) => multiplyRationals(a, rationals.fromRatio(numerator, denominator)),
  isZero: (a) => a.numerator === 0n && a.denominator !== 0n,
  isValid: (a) => a.denominator !== 0n,
  atom: (name, a) => {
    if (a.denominator === 0n) return a;
    const value = a.denominator === 1n ? rationalAtomValue(name, Number(a.numerator)) : undefined;
    return value === undefined ? undefined : rational(value[0], value[1]);
  },
  compare: (a, b) =>
    b === Number.POSITIVE_INFINITY || b === Number.NEGATIVE_INFINITY
      ? compareWithInfinity(a, b)
      : compareRationals(a, rationalFromNumber(b)),
  toNumber: (a) => roundRational(a, 'nearest'),
};

function compareWithInfinity(a: Rational, b: number): -1 | 1 | undefined {
  if (a.denominator === 0n) return undefined;
  return b > 0 ? -1 : 1;
}
