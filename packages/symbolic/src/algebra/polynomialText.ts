import { formatRational, rationalLatex } from '../encoding/rationalText.js';
import type { Rational } from '../number/rational.js';
import { rationals } from '../number/rationals.js';
import type { Polynomial } from './polynomial.js';

/**
 * A polynomial as plain text, highest power first: `9*x^2 - 144*x + 56`.
 *
 * Every coefficient that is not an integer is written as a quotient: `1/2*x`.
 */
export function polynomialText(p: Polynomial, variable = 'x'): string {
  return joinTerms(p, (coefficient, power) => {
    const x = power === 0 ? '' : power === 1 ? variable : `${variable}^${power}`;
    if (x === '') return formatRational(coefficient);
    return isOne(coefficient) ? x : `${formatRational(coefficient)}*${x}`;
  });
}

/** A polynomial in KaTeX, highest power first: `9\lambda^{2} - 144\lambda + 56`. */
export function polynomialLatex(p: Polynomial, variable = '\\lambda'): string {
  return joinTerms(p, (coefficient, power) => {
    const x = power === 0 ? '' : power === 1 ? variable : `${variable}^{${power}}`;
    if (x === '') return rationalLatex(coefficient);
    return isOne(coefficient) ? x : rationalLatex(coefficient) + x;
  });
}

/** The terms of a polynomial with their signs between them; `write` gets positive coefficients only. */
function joinTerms(p: Polynomial, write: (coefficient: Rational, power: number) => string): string {
  let text = '';
  for (let power = p.length - 1; power >= 0; power--) {
    const coefficient = p[power]!;
    if (rationals.isZero(coefficient)) continue;
    const isNegative = coefficient.numerator < 0n;
    const sign = text === '' ? (isNegative ? '-' : '') : isNegative ? ' - ' : ' + ';
    text += sign + write(isNegative ? rationals.neg(coefficient) : coefficient, power);
  }
  return text === '' ? '0' : text;
}

function isOne(coefficient: Rational): boolean {
  return coefficient.numerator === 1n && coefficient.denominator === 1n;
}
