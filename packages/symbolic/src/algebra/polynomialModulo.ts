import { inverseModulo, multiplyModulo, reduceModulo } from '../number/modular.js';
import type { IntegerPolynomial } from './integerPolynomial.js';

/** A polynomial over F_p: residues 0 … p − 1, of ascending degree, the last one not 0; empty for zero. */
export type ResiduePolynomial = readonly number[];

/** The image of a polynomial with integer coefficients in F_p; its degree drops if p divides the leading one. */
export function reducePolynomial(p: IntegerPolynomial, prime: number): ResiduePolynomial {
  return withoutLeadingZeros(p.map((coefficient) => reduceModulo(coefficient, prime)));
}

/**
 * The monic greatest common divisor of two polynomials over F_p, by the Euclidean algorithm.
 *
 * For integer polynomials whose leading coefficients p does not divide, its degree bounds that of the greatest common
 * divisor over the rationals from above: [1] proves that they have no common root. A power of x proves nothing of the
 * kind, since a non-zero root may be 0 mod p; remove the root 0 over the integers first.
 */
export function gcdModulo(a: ResiduePolynomial, b: ResiduePolynomial, prime: number): ResiduePolynomial {
  let [larger, smaller] = [a, b];
  while (smaller.length > 0) [larger, smaller] = [smaller, remainder(larger, smaller, prime)];
  return monicModulo(larger, prime);
}

function monicModulo(a: ResiduePolynomial, prime: number): ResiduePolynomial {
  if (a.length === 0) return a;
  const factor = inverseModulo(a.at(-1)!, prime);
  return a.map((coefficient) => multiplyModulo(coefficient, factor, prime));
}

function remainder(a: ResiduePolynomial, b: ResiduePolynomial, prime: number): ResiduePolynomial {
  const rest = [...a];
  const inverse = inverseModulo(b.at(-1)!, prime);
  while (rest.length >= b.length) {
    const factor = multiplyModulo(rest.pop()!, inverse, prime);
    const shift = rest.length - b.length + 1;
    for (let k = 0; k < b.length - 1; k++) {
      const difference = rest[shift + k]! - multiplyModulo(factor, b[k]!, prime);
      rest[shift + k] = difference < 0 ? difference + prime : difference;
    }
  }
  return withoutLeadingZeros(rest);
}

/** A polynomial over F_p from residues of which the last ones may be 0. */
export function withoutLeadingZeros(a: readonly number[]): ResiduePolynomial {
  let length = a.length;
  while (length > 0 && a[length - 1] === 0) length--;
  return a.slice(0, length);
}
