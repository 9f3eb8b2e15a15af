import {
  constantPolynomial,
  type MultivariatePolynomial,
  parseRational,
  polynomialRing,
  variable,
} from '@crease/symbolic';
import { fc } from '@fast-check/vitest';

const { add, mul, power, scale, zero, one } = polynomialRing;

/** The polynomial with a text such as `2/3:1,0,2 -1:0,0,0`: coefficient and exponents of each term. */
export function readPolynomial(text: string): MultivariatePolynomial {
  let sum = zero;
  for (const term of text.split(' ').filter((part) => part !== '')) {
    const [coefficient, exponents] = term.split(':') as [string, string];
    const powers = exponents.split(',').map((exponent, k) => power(variable(k), Number(exponent)));
    sum = add(sum, powers.reduce(mul, constantPolynomial(parseRational(coefficient))));
  }
  return sum;
}

/** Polynomials with few terms in three variables, 0 among them. */
export const anyPolynomial: fc.Arbitrary<MultivariatePolynomial> = fc
  .array(fc.tuple(fc.integer({ min: -5, max: 5 }), fc.array(fc.nat({ max: 2 }), { maxLength: 3 })), { maxLength: 4 })
  .map((terms) => terms.map(([factor, own]) => scale(own.map(variable).reduce(mul, one), factor, 1)).reduce(add, zero));
