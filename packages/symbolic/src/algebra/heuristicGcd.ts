import { absolute, bitLength, greatestCommonDivisor } from '../number/integers.js';
import { rational } from '../number/rational.js';
import { coefficientsIn, degreeIn, fromCoefficients, variablesOf } from './coefficientsIn.js';
import { exactQuotient } from './polynomialDivision.js';
import { constantPolynomial, keyOf, type MultivariatePolynomial, polynomialRing, type Term } from './polynomialRing.js';
import { contentOf, primitiveMultiple } from './primitiveMultiple.js';

/** Integers of more bits are not made. */
const mostBits = 100_000;

/**
 * The greatest common divisor of two polynomials with integer coefficients, not 0, in the ring of these polynomials (the
 * integer contents included), up to its sign; `undefined` if integers would be too long. Grade: exact.
 *
 * One variable after the other is replaced by a large integer ξ, and the divisor of the images is read back with its
 * coefficients as digits in base ξ, around 0. That its primitive part c divides both polynomials f and g is checked. It is
 * then the greatest one if ξ ≥ 2 + 2H, with H the larger coefficient of f, say: let ch be the greatest one. Its image
 * divides that of the digits, so h(ξ) divides their content, an integer of at most ξ/2. The leading coefficients of f in the
 * other variables are polynomials in x with roots smaller than 1 + H (Cauchy), and those of h divide them: they do not
 * vanish at ξ, so h has no other variable, and $|h(ξ)| > (ξ/2)^{\deg h}$. Therefore h is a constant.
 *
 * Source: B. Char, K. Geddes, G. Gonnet, GCDHEU (J. Symbolic Computation 7, 1989), with ξ squared after each failure.
 * Cost: integers with a digit for each monomial below the degrees of f and g, so for few variables.
 */
export function heuristicGcd(p: MultivariatePolynomial, q: MultivariatePolynomial): MultivariatePolynomial | undefined {
  return commonDivisor(p, q, [...new Set([...variablesOf(p), ...variablesOf(q)])]);
}

function commonDivisor(
  p: MultivariatePolynomial,
  q: MultivariatePolynomial,
  variables: readonly number[],
): MultivariatePolynomial | undefined {
  if (p.size === 0) return q;
  if (q.size === 0) return p;
  const content = greatestCommonDivisor(contentOf(p).numerator, contentOf(q).numerator);
  const [variable, ...others] = variables;
  if (variable === undefined) return integerPolynomial(content);
  const [f, g] = [primitiveMultiple(p), primitiveMultiple(q)];
  const digits = 1 + Math.max(degreeIn(f, variable), degreeIn(g, variable));
  let base = 2n + 2n * heightOf(f);
  const other = 2n + 2n * heightOf(g);
  if (other < base) base = other;
  while (digits * bitLength(base) <= mostBits) {
    const common = commonDivisor(valueAtInteger(f, variable, base), valueAtInteger(g, variable, base), others);
    if (common === undefined) return undefined;
    const candidate = primitiveMultiple(fromDigits(common, variable, base));
    if (exactQuotient(f, candidate) !== undefined && exactQuotient(g, candidate) !== undefined)
      return polynomialRing.mul(integerPolynomial(content), candidate);
    base *= base;
  }
  return undefined;
}

/** The largest absolute value of a coefficient. */
function heightOf(p: MultivariatePolynomial): bigint {
  let height = 0n;
  for (const { coefficient } of p.values()) {
    const size = absolute(coefficient.numerator);
    if (size > height) height = size;
  }
  return height;
}

function integerPolynomial(value: bigint): MultivariatePolynomial {
  return constantPolynomial(rational(value));
}

/** The polynomial with one variable replaced by an integer. */
function valueAtInteger(p: MultivariatePolynomial, variable: number, value: bigint): MultivariatePolynomial {
  const factor = integerPolynomial(value);
  return coefficientsIn(p, variable).reduceRight((sum, c) => polynomialRing.add(polynomialRing.mul(sum, factor), c));
}

/** The polynomial whose coefficients in a variable are the digits of another one, from −base/2 to base/2. */
function fromDigits(p: MultivariatePolynomial, variable: number, base: bigint): MultivariatePolynomial {
  const digits: Map<string, Term>[] = [];
  for (const { monomial, coefficient } of p.values()) {
    let rest = coefficient.numerator;
    for (let power = 0; rest !== 0n; power++) {
      const digit = centred(rest, base);
      rest = (rest - digit) / base;
      if (digits.length <= power) digits.push(new Map());
      if (digit !== 0n) digits[power]!.set(keyOf(monomial), { monomial, coefficient: rational(digit) });
    }
  }
  return fromCoefficients(digits, variable);
}

/** The number of least absolute value that differs from an integer by a multiple of a base. */
function centred(value: bigint, base: bigint): bigint {
  const remainder = value % base;
  if (2n * remainder > base) return remainder - base;
  return 2n * remainder < -base ? remainder + base : remainder;
}
