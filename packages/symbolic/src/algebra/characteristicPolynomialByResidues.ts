import { absolute, integerPower } from '../number/integers.js';
import { reduceModulo } from '../number/modular.js';
import { primesDownFrom } from '../number/primes.js';
import { characteristicPolynomialModulo } from './characteristicPolynomialModulo.js';
import { addResidues, unknownIntegers } from './chineseRemainder.js';
import { clearSquare, type IntegerMatrix, type RationalMatrix, unscale } from './integerMatrix.js';
import type { Polynomial } from './polynomial.js';

/**
 * The characteristic polynomial det(λI − A) of a square rational matrix, monic. Grade: exact.
 *
 * Hessenberg reduction of the integral matrix D·A modulo 31-bit primes and the Chinese remainder theorem. The
 * coefficients of an integral n × n matrix are elementary symmetric functions of eigenvalues of absolute value at
 * most $\|DA\|_\infty$, so they are bounded by $(1 + \|DA\|_\infty)^n$; primes are added until their product exceeds
 * twice that bound. $O(n^3)$ operations per prime, about $n \log_2(1 + \|DA\|_\infty)/31$ primes.
 *
 * @throws ShapeError if the matrix is not square; DomainError if an entry is the invalid rational
 */
export function characteristicPolynomialByResidues(matrix: RationalMatrix): Polynomial {
  const { entries, denominator } = clearSquare(matrix, 'characteristicPolynomialByResidues');
  const n = entries.length;
  const needed = 2n * integerPower(1n + maximumRowSum(entries), n);
  let known = unknownIntegers(n + 1);
  const primes = primesDownFrom();
  while (known.modulus <= needed) {
    const prime = primes.next().value!;
    const residues = entries.map((row) => row.map((entry) => reduceModulo(entry, prime)));
    known = addResidues(known, characteristicPolynomialModulo(residues, prime), prime);
  }
  return unscale(known.values, denominator);
}

/** The largest sum of absolute values of a row: a bound of every eigenvalue. */
export function maximumRowSum(a: IntegerMatrix): bigint {
  let largest = 0n;
  for (const row of a) {
    let sum = 0n;
    for (const entry of row) sum += absolute(entry);
    if (sum > largest) largest = sum;
  }
  return largest;
}
