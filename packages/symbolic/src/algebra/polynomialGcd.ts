import { greatestCommonDivisor } from '../number/integers.js';
import { multiplyModulo, reduceModulo } from '../number/modular.js';
import { primesDownFrom } from '../number/primes.js';
import { addResidues, type IntegersModulo, unknownIntegers } from './chineseRemainder.js';
import {
  differentiate,
  divideExactly,
  type IntegerPolynomial,
  primitive,
  primitivePart,
  toPolynomial,
} from './integerPolynomial.js';
import { monic, type Polynomial } from './polynomial.js';
import { gcdModulo, reducePolynomial } from './polynomialModulo.js';

/**
 * The monic greatest common divisor of two polynomials over the rationals; gcd(0, 0) = 0. Grade: exact.
 *
 * Modular algorithm: the divisor is found modulo 31-bit primes, lifted by the Chinese remainder theorem, and accepted
 * only after an exact division of both polynomials. Its degree mod p is never too small, so a common divisor of that
 * degree is the greatest one; no probability is involved.
 */
export function polynomialGcd(p: Polynomial, q: Polynomial): Polynomial {
  if (p.length === 0) return monic(q);
  if (q.length === 0) return monic(p);
  return monic(toPolynomial(integerGcd(primitivePart(p), primitivePart(q))));
}

/** The monic polynomial with the same roots, each of them simple: p / gcd(p, p′). Grade: exact. */
export function squareFreePart(p: Polynomial): Polynomial {
  if (p.length === 0) return p;
  const integers = primitivePart(p);
  const repeated = integerGcd(integers, primitive(differentiate(integers)));
  return monic(toPolynomial(divideExactly(integers, repeated)!));
}

/** The primitive greatest common divisor of two primitive polynomials; the second one may be 0. */
function integerGcd(p: IntegerPolynomial, q: IntegerPolynomial): IntegerPolynomial {
  if (q.length === 0) return p;
  const lead = greatestCommonDivisor(p.at(-1)!, q.at(-1)!);
  let lifted: IntegersModulo = unknownIntegers(0);
  const primes = primesDownFrom();
  // Ends after finitely many primes: only those that divide a certain resultant are unlucky.
  for (;;) {
    const prime = primes.next().value!;
    const factor = reduceModulo(lead, prime);
    // The leading coefficient of the divisor divides `lead`; otherwise its degree could drop mod this prime.
    if (factor === 0) continue;
    const divisor = gcdModulo(reducePolynomial(p, prime), reducePolynomial(q, prime), prime);
    if (divisor.length === 1) return [1n];
    // Of two different degrees the higher one comes from an unlucky prime. These are rare, so simply start again.
    if (divisor.length !== lifted.values.length) lifted = unknownIntegers(divisor.length);
    // The divisor, scaled to the leading coefficient `lead`, has integer coefficients; these are their residues.
    const before = lifted.values;
    lifted = addResidues(
      lifted,
      divisor.map((coefficient) => multiplyModulo(coefficient, factor, prime)),
      prime,
    );
    if (lifted.values.some((value, k) => value !== before[k])) continue;
    const candidate = primitive(lifted.values);
    if (divideExactly(p, candidate) !== undefined && divideExactly(q, candidate) !== undefined) return candidate;
  }
}
