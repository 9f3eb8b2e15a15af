import type { IntegerPolynomial } from './integerPolynomial.js';

/**
 * Exponents of Mersenne primes $2^e - 1$: fields as large as needed without a search for primes.
 *
 * Source: proved prime by Lucas (127), Robinson (521 to 2281), Riesel (3217), Hurwitz (4253, 4423), Gillies (9689 on).
 */
const exponents = [127, 521, 607, 1279, 2203, 2281, 3217, 4253, 4423, 9689, 9941, 11213, 19937];

/** The primes above a bound, ascending; there are finitely many in the list. */
export function* largePrimes(bound: bigint): Generator<bigint> {
  for (const exponent of exponents) {
    const prime = (1n << BigInt(exponent)) - 1n;
    if (prime > bound) yield prime;
  }
}

/** The residues 0 … p − 1 of the coefficients, without leading zeros. */
export function reduceLarge(a: IntegerPolynomial, p: bigint): IntegerPolynomial {
  const residues = a.map((coefficient) => ((coefficient % p) + p) % p);
  while (residues.at(-1) === 0n) residues.pop();
  return residues;
}

/** The product of two polynomials over F_p. */
export function multiplyLarge(a: IntegerPolynomial, b: IntegerPolynomial, p: bigint): IntegerPolynomial {
  if (a.length === 0 || b.length === 0) return [];
  const product = new Array<bigint>(a.length + b.length - 1).fill(0n);
  for (const [i, x] of a.entries()) for (const [j, y] of b.entries()) product[i + j]! += x * y;
  return reduceLarge(product, p);
}

/** The quotient and the remainder of a division by a monic polynomial over F_p. */
function divideLarge(
  a: IntegerPolynomial,
  monic: IntegerPolynomial,
  p: bigint,
): { readonly quotient: IntegerPolynomial; readonly remainder: IntegerPolynomial } {
  const rest = [...a];
  const quotient: bigint[] = [];
  for (let shift = a.length - monic.length; shift >= 0; shift--) {
    const factor = rest.pop()! % p;
    quotient.unshift(factor);
    for (let k = 0; k < monic.length - 1; k++) rest[shift + k] = (rest[shift + k]! - factor * monic[k]!) % p;
  }
  return { quotient: reduceLarge(quotient, p), remainder: reduceLarge(rest, p) };
}

/** The monic greatest common divisor of two polynomials over F_p. */
export function gcdLarge(a: IntegerPolynomial, b: IntegerPolynomial, p: bigint): IntegerPolynomial {
  let [larger, smaller] = [a, monicLarge(b, p)];
  while (smaller.length > 0) [larger, smaller] = [smaller, monicLarge(divideLarge(larger, smaller, p).remainder, p)];
  return monicLarge(larger, p);
}

/** The multiple with leading coefficient 1; 0 stays 0. */
export function monicLarge(a: IntegerPolynomial, p: bigint): IntegerPolynomial {
  const lead = a.at(-1);
  if (lead === undefined || lead === 1n) return a;
  // Fermat: the inverse is the power p − 2.
  const inverse = powerLarge([lead], p - 2n, [0n, 1n], p)[0]!;
  return a.map((coefficient) => (coefficient * inverse) % p);
}

/** The power a^exponent modulo a monic polynomial, exponent ≥ 1. */
function powerLarge(a: IntegerPolynomial, exponent: bigint, modulus: IntegerPolynomial, p: bigint): IntegerPolynomial {
  let result: IntegerPolynomial = [1n];
  for (const bit of exponent.toString(2)) {
    result = divideLarge(multiplyLarge(result, result, p), modulus, p).remainder;
    if (bit === '1') result = divideLarge(multiplyLarge(result, a, p), modulus, p).remainder;
  }
  return result;
}

/** The irreducible monic factors over F_p of a monic square-free polynomial, p odd. Grade: exact. */
export function factorLarge(f: IntegerPolynomial, p: bigint): readonly IntegerPolynomial[] {
  const factors: IntegerPolynomial[] = [];
  let rest = f;
  let power: IntegerPolynomial = [0n, 1n];
  // x^(p^d) − x is the product of all irreducible polynomials whose degree divides d.
  for (let degree = 1; rest.length > 1; degree++) {
    if (2 * degree > rest.length - 1) return [...factors, rest];
    power = powerLarge(divideLarge(power, rest, p).remainder, p, rest, p);
    const common = gcdLarge(rest, subtractLarge(power, [0n, 1n], p), p);
    if (common.length === 1) continue;
    factors.push(...splitEqual(common, degree, p));
    rest = divideLarge(rest, common, p).quotient;
  }
  return factors;
}

/**
 * The factors of a product of irreducible polynomials of one degree d (Cantor and Zassenhaus): half of all elements h
 * of each of their fields have $h^{(p^d - 1)/2} = 1$, and a common factor of that with the product is a proper one soon.
 */
function splitEqual(f: IntegerPolynomial, degree: number, p: bigint): readonly IntegerPolynomial[] {
  if (f.length - 1 === degree) return [f];
  const exponent = (p ** BigInt(degree) - 1n) / 2n;
  for (let seed = 1n; ; seed++) {
    // Any sequence of elements will do; x + s, then longer ones.
    const h = Array.from({ length: Math.min(f.length - 1, 2 * degree) }, (_, k) =>
      k === 1 ? 1n : seed ** BigInt(k + 1),
    );
    const root = powerLarge(reduceLarge(h, p), exponent, f, p);
    const common = gcdLarge(f, subtractLarge(root, [1n], p), p);
    if (common.length > 1 && common.length < f.length)
      return [...splitEqual(common, degree, p), ...splitEqual(divideLarge(f, common, p).quotient, degree, p)];
  }
}

function subtractLarge(a: IntegerPolynomial, b: IntegerPolynomial, p: bigint): IntegerPolynomial {
  const length = Math.max(a.length, b.length);
  return reduceLarge(
    Array.from({ length }, (_, k) => (a[k] ?? 0n) - (b[k] ?? 0n)),
    p,
  );
}
