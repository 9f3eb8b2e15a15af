import { expect, test } from 'vitest';
import { constantPolynomial, polynomialRing, variable } from '../algebra/polynomialRing.js';
import { rational, rationalFromNumber } from '../number/rational.js';
import { formulaText } from './formulaText.js';

const { add, mul, power } = polynomialRing;
const [x, y] = [variable(0), variable(1)];
const text = (p: typeof x): string => formulaText(p, (k) => `θ${k + 1}`);

test('powers, fractions, long numbers and approximations are plain characters', () => {
  expect(text(add(mul(power(x, 12), y), constantPolynomial(rational(-1, 3))))).toBe('θ1¹² θ2 - 1/3');
  expect(text(mul(constantPolynomial(rationalFromNumber(2.5e-30)), x))).toBe('2.5·10⁻³⁰ θ1');
  expect(text(mul(constantPolynomial(rational(10n ** 20n + 1n, 3n * 10n ** 20n)), y))).toBe('≈0.3333333333333333 θ2');
  expect(text(polynomialRing.zero)).toBe('0');
});
