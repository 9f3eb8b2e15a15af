import { expect, test } from 'vitest';
import { parseRational } from '../encoding/rationalText.js';
import { type Polynomial, polynomial } from './polynomial.js';
import { polynomialLatex, polynomialText } from './polynomialText.js';

const read = (...coefficients: string[]): Polynomial => polynomial(coefficients.map(parseRational));

test.for([
  [read(), '0', '0'],
  [read('-3/2'), '-3/2', '-\\frac{3}{2}'],
  [read('56', '-144', '9'), '9*x^2 - 144*x + 56', '9\\lambda^{2} - 144\\lambda + 56'],
  [read('0', '1'), 'x', '\\lambda'],
  [read('0', '-1'), '-x', '-\\lambda'],
  [read('1', '0', '0', '-1'), '-x^3 + 1', '-\\lambda^{3} + 1'],
  [read('-1', '1/2', '1'), 'x^2 + 1/2*x - 1', '\\lambda^{2} + \\frac{1}{2}\\lambda - 1'],
  [[...read('0', '0', '0', '0', '0', '0', '0', '0', '0', '0', '-2/3')], '-2/3*x^10', '-\\frac{2}{3}\\lambda^{10}'],
] as [Polynomial, string, string][])('%#: $1', ([p, text, latex]) => {
  expect(polynomialText(p)).toBe(text);
  expect(polynomialLatex(p)).toBe(latex);
});

test('the variable can be chosen', () => {
  expect(polynomialText(read('1', '2'), 'lambda')).toBe('2*lambda + 1');
  expect(polynomialLatex(read('1', '2'), '\\eta')).toBe('2\\eta + 1');
});
