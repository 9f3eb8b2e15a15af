import type { MultivariatePolynomial } from '../algebra/polynomialRing.js';
import { formulaLatex } from './formulaLatex.js';

/**
 * A polynomial in several variables as plain text, constant last: `2 θ1² θ2 + 1/3`; an approximation is marked by ≈.
 *
 * @param name the text of each variable
 */
export function formulaText(p: MultivariatePolynomial, name: (variable: number) => string): string {
  return formulaLatex(p, name)
    .replaceAll('\\,', ' ')
    .replaceAll('{\\approx}', '≈')
    .replaceAll('\\cdot ', '·')
    .replaceAll(/\\frac\{(\d+)\}\{(\d+)\}/g, '$1/$2')
    .replaceAll(/\^\{(-?\d+)\}/g, (_, exponent: string) => superscript(exponent))
    .replaceAll(/[{}]/g, '');
}

function superscript(exponent: string): string {
  return exponent.replaceAll(/./g, (digit) => '⁻⁰¹²³⁴⁵⁶⁷⁸⁹'['-0123456789'.indexOf(digit)]!);
}
