import { fc, test } from '@fast-check/vitest';
import { expect } from 'vitest';
import { rational } from '../number/rational.js';
import { exactQuotient, multiplicity } from './polynomialDivision.js';
import { equalPolynomials, type MultivariatePolynomial, polynomialRing, variable } from './polynomialRing.js';

const { add, mul, power, scale, one } = polynomialRing;
const term = fc
  .tuple(fc.integer({ min: -5, max: 5 }), fc.array(fc.nat({ max: 2 }), { maxLength: 3 }))
  .map(([factor, variables]) => scale(variables.map(variable).reduce(mul, one), factor, 1));
const polynomial = fc.array(term, { maxLength: 5 }).map((terms) => terms.reduce(add, polynomialRing.zero));
const isConstant = (p: MultivariatePolynomial): boolean =>
  [...p.values()].every(({ monomial }) => monomial.length === 0);

test.prop([polynomial, polynomial])('the quotient of a product by a factor is the other factor', (p, q) => {
  if (q.size === 0) return;
  expect(equalPolynomials(exactQuotient(mul(p, q), q)!, p)).toBe(true);
});

test.prop([polynomial, fc.integer({ min: 0, max: 3 })])('a factor is found as often as it is there', (q, k) => {
  if (isConstant(q)) return;
  // q + 1 has no factor in common with q.
  const p = mul(power(q, k + 1), add(q, one));
  expect(multiplicity(p, q) >= k + 1).toBe(true);
  expect(exactQuotient(add(mul(p, variable(0)), one), q)).toBeUndefined();
});

test('what does not divide has no quotient', () => {
  const [x, y] = [variable(0), variable(1)];
  expect(exactQuotient(add(mul(x, x), y), add(x, y))).toBeUndefined();
  expect(multiplicity(mul(x, add(x, y)), add(scale(x, 2, 1), scale(y, 2, 1)))).toBe(1);
  expect([...exactQuotient(scale(x, 1, 2), x)!.values()].map(({ coefficient }) => coefficient)).toEqual([
    rational(1, 2),
  ]);
});
