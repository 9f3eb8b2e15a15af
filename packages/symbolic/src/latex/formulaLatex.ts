import type { MultivariatePolynomial, Term } from '../algebra/polynomialRing.js';
import { rationals } from '../number/rationals.js';
import { coefficientLatex } from './numberLatex.js';

/**
 * A polynomial in several variables in KaTeX, constant last.
 *
 * @param name the KaTeX of each variable
 */
export function formulaLatex(p: MultivariatePolynomial, name: (variable: number) => string): string {
  const terms = [...p.values()].sort((a, b) => Number(a.monomial.length === 0) - Number(b.monomial.length === 0));
  let text = '';
  for (const { monomial, coefficient } of terms) {
    const isNegative = rationals.compare(coefficient, 0) === -1;
    const sign = text === '' ? (isNegative ? '-' : '') : isNegative ? ' - ' : ' + ';
    text += sign + termLatex({ monomial, coefficient: isNegative ? rationals.neg(coefficient) : coefficient }, name);
  }
  return text === '' ? '0' : text;
}

function termLatex({ monomial, coefficient }: Term, name: (variable: number) => string): string {
  const powers = [...new Set(monomial)].map((k) => {
    const exponent = monomial.filter((j) => j === k).length;
    return exponent === 1 ? name(k) : `{${name(k)}}^{${exponent}}`;
  });
  const isOne = rationals.compare(coefficient, 1) === 0;
  return [...(isOne && powers.length > 0 ? [] : [coefficientLatex(coefficient)]), ...powers].join('\\,');
}
