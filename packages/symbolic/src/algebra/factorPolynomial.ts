import { DomainError } from '@crease/tensor';
import { absolute } from '../number/integers.js';
import {
  contentOf,
  differentiate,
  divideExactly,
  type IntegerPolynomial,
  primitive,
  primitivePart,
  toPolynomial,
} from './integerPolynomial.js';
import { factorLarge, gcdLarge, largePrimes, monicLarge, multiplyLarge, reduceLarge } from './largeField.js';
import type { Polynomial } from './polynomial.js';
import { polynomialGcd } from './polynomialGcd.js';

/** An irreducible factor of a polynomial over the rationals and how often it divides. */
export interface PolynomialFactor {
  /** Coprime integer coefficients, the leading one positive. */
  readonly factor: Polynomial;
  readonly multiplicity: number;
}

/**
 * The irreducible factors over the rationals of a polynomial that is not 0, by degree; constants are left out. Grade:
 * exact, irreducibility included.
 *
 * Square-free parts (Yun), then Zassenhaus's method with one large prime instead of lifting: the coefficients of a
 * factor are at most $2^n \lVert f \rVert_2$ (Mignotte), so that over F_p with p twice as large, times the leading
 * coefficient, every factor is a product of factors over F_p with residues taken around 0. All products are tried, the
 * smaller ones first: $2^r$ for r factors over F_p, which is no obstacle below degree 20 or so.
 *
 * @throws DomainError if the polynomial is 0, or its coefficients have more than some thousand digits
 * @example
 * const p = multiplyPolynomials(polynomial([rational(-2), rational(0), rational(1)]), polynomial([rational(1), rational(1)]));
 * factorPolynomial(p).map(({ factor }) => polynomialText(factor)); // ['x + 1', 'x^2 - 2']
 */
export function factorPolynomial(p: Polynomial): readonly PolynomialFactor[] {
  if (p.length === 0) throw new DomainError('factorPolynomial: every polynomial divides the zero polynomial.');
  const factors: PolynomialFactor[] = [];
  for (const [k, part] of squareFreeParts(primitivePart(p)).entries())
    for (const factor of irreducibleFactors(part)) factors.push({ factor: toPolynomial(factor), multiplicity: k + 1 });
  return factors.sort((a, b) => a.factor.length - b.factor.length);
}

/** The polynomials $f_1, f_2, \dots$ without common or multiple roots with $p = f_1 f_2^2 f_3^3 \cdots$ (Yun). */
function squareFreeParts(p: IntegerPolynomial): IntegerPolynomial[] {
  const parts: IntegerPolynomial[] = [];
  let repeated = commonDivisor(p, differentiate(p));
  let rest = divideExactly(p, repeated)!;
  while (rest.length > 1) {
    const next = commonDivisor(rest, repeated);
    parts.push(divideExactly(rest, next)!);
    rest = next;
    repeated = divideExactly(repeated, next)!;
  }
  return parts;
}

function commonDivisor(p: IntegerPolynomial, q: IntegerPolynomial): IntegerPolynomial {
  return q.length === 0 ? p : primitivePart(polynomialGcd(toPolynomial(p), toPolynomial(q)));
}

/** The irreducible factors of a primitive square-free polynomial. */
function irreducibleFactors(f: IntegerPolynomial): IntegerPolynomial[] {
  if (f.length <= 2) return f.length === 2 ? [f] : [];
  const lead = f.at(-1)!;
  for (const prime of largePrimes(2n * absolute(lead) * coefficientBound(f))) {
    const image = monicLarge(reduceLarge(f, prime), prime);
    const isGood =
      image.length === f.length && gcdLarge(image, reduceLarge(differentiate(f), prime), prime).length === 1;
    if (isGood) return recombined(f, factorLarge(image, prime), prime);
  }
  throw new DomainError(`factorPolynomial: the coefficients of a polynomial of degree ${f.length - 1} are too long.`);
}

/** Mignotte: a bound of the coefficients of every divisor, $2^n$ times the Euclidean norm. */
function coefficientBound(f: IntegerPolynomial): bigint {
  // The sum of absolute values bounds the norm.
  return f.reduce((sum, coefficient) => sum + absolute(coefficient), 0n) << BigInt(f.length - 1);
}

/** The factors over the integers, from those over F_p. */
function recombined(f: IntegerPolynomial, modular: readonly IntegerPolynomial[], p: bigint): IntegerPolynomial[] {
  const found: IntegerPolynomial[] = [];
  let rest = f;
  let left = [...modular];
  for (let size = 1; 2 * size <= left.length; ) {
    const hit = firstDivisor(rest, left, size, p);
    if (hit === undefined) {
      size += 1;
      continue;
    }
    found.push(hit.divisor);
    rest = divideExactly(rest, hit.divisor)!;
    left = left.filter((_, k) => !hit.places.includes(k));
  }
  return rest.length > 1 ? [...found, primitive(rest)] : found;
}

/** The first product of `size` modular factors that is the image of a divisor. */
function firstDivisor(
  f: IntegerPolynomial,
  modular: readonly IntegerPolynomial[],
  size: number,
  p: bigint,
): { readonly divisor: IntegerPolynomial; readonly places: readonly number[] } | undefined {
  for (const places of subsets(modular.length, size)) {
    let product: IntegerPolynomial = [((f.at(-1)! % p) + p) % p];
    for (const place of places) product = multiplyLarge(product, modular[place]!, p);
    const divisor = primitive(product.map((residue) => (2n * residue > p ? residue - p : residue)));
    if (contentOf(divisor) === 1n && divideExactly(f, divisor) !== undefined) return { divisor, places };
  }
  return undefined;
}

/** The subsets of 0 … count − 1 with `size` elements. */
function* subsets(count: number, size: number, from = 0): Generator<readonly number[]> {
  if (size === 0) yield [];
  else
    for (let k = from; k <= count - size; k++) for (const rest of subsets(count, size - 1, k + 1)) yield [k, ...rest];
}
