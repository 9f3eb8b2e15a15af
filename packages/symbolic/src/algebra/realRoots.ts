import { DomainError } from '@crease/tensor';
import { bitLength, greatestCommonDivisor, integerPower } from '../number/integers.js';
import { compareRationals, type Rational, rational } from '../number/rational.js';
import { rationals } from '../number/rationals.js';
import { factorPolynomial } from './factorPolynomial.js';
import {
  differentiate,
  divideExactly,
  type IntegerPolynomial,
  primitivePart,
  signAt,
  toPolynomial,
} from './integerPolynomial.js';
import type { Polynomial } from './polynomial.js';
import { squareFreePart } from './polynomialGcd.js';
import { countRoots, sturmSequence } from './sturm.js';

/** An irrational real root: the only root of `polynomial` in the open interval (lower, upper). */
export interface IrrationalRoot {
  readonly kind: 'irrational';
  /** The ends are both positive or both negative, so 1/root lies in (1/upper, 1/lower). */
  readonly lower: Rational;
  readonly upper: Rational;
  /**
   * A polynomial with coprime integer coefficients and without rational or multiple roots: the minimal polynomial of
   * the root, if the irrational roots together have a polynomial of degree at most 10.
   */
  readonly polynomial: Polynomial;
}

/** A real root of a polynomial, exactly or isolated from the others. */
export type RealRoot = { readonly kind: 'rational'; readonly value: Rational } | IrrationalRoot;

/**
 * The distinct real roots of a polynomial, ascending: rational roots exactly, the others isolated by intervals
 * shorter than `width`. Grade: exact.
 *
 * Sturm's theorem and bisection. Rational roots are multiples of some 1/s (see `rootDenominator`), so an interval
 * shorter than 1/s leaves one candidate, and that is tried.
 *
 * @throws DomainError if the polynomial is 0 or `width` is not positive
 * @example
 * const roots = isolateRealRoots(polynomial([rational(-2), rational(0), rational(1)]), rational(1, 100)); // −√2 and √2
 * roots.map((root) => (root.kind === 'irrational' ? [root.lower, root.upper].map(formatRational).join(' … ') : '')); // ['-91/64 … -181/128', '181/128 … 91/64']
 */
export function isolateRealRoots(p: Polynomial, width: Rational): readonly RealRoot[] {
  if (p.length === 0) throw new DomainError('isolateRealRoots: every number is a root of the zero polynomial.');
  requirePositive(width, 'isolateRealRoots');
  const integers = primitivePart(squareFreePart(p));
  const denominator = rootDenominator(integers);
  const brackets = isolate(integers).map((bracket) => narrow(integers, bracket, rational(1n, denominator)));
  const rationalRoots = brackets.map((bracket) => onlyCandidate(integers, bracket, denominator));
  let rest = integers;
  for (const root of rationalRoots)
    if (root !== undefined) rest = divideExactly(rest, [-root.numerator, root.denominator])!;
  const factors = factorsOf(rest);
  return brackets.map((bracket, k) => {
    const value = rationalRoots[k];
    if (value !== undefined) return { kind: 'rational', value };
    const { lower, upper } = narrow(rest, awayFromZero(rest, bracket), width);
    // The root is irrational, so no factor is 0 at an end, and only the one that has this root changes its sign.
    const own = factors.find(
      (f) => signAt(f, lower.numerator, lower.denominator) !== signAt(f, upper.numerator, upper.denominator),
    )!;
    return { kind: 'irrational', lower, upper, polynomial: toPolynomial(own) };
  });
}

/** Above this degree a factorisation could take seconds; then the polynomial stays in one piece. */
const largestFactored = 10;

function factorsOf(p: IntegerPolynomial): readonly IntegerPolynomial[] {
  if (p.length > largestFactored + 1) return [p];
  return factorPolynomial(toPolynomial(p)).map(({ factor }) => primitivePart(factor));
}

/**
 * The same root, isolated by an interval shorter than `width`.
 *
 * @throws DomainError if `width` is not positive
 */
export function refineRealRoot(root: RealRoot, width: Rational): RealRoot {
  requirePositive(width, 'refineRealRoot');
  return root.kind === 'rational' ? root : { ...root, ...narrow(primitivePart(root.polynomial), root, width) };
}

/** A half-open interval (lower, upper] with exactly one root, a simple one. */
interface Bracket {
  readonly lower: Rational;
  readonly upper: Rational;
}

const half = rational(1, 2);

/** The roots of a square-free polynomial, each in a bracket of its own, ascending; none has 0 in its interior. */
function isolate(p: IntegerPolynomial): Bracket[] {
  const sequence = sturmSequence(p);
  const found: Bracket[] = [];
  const visit = (lower: Rational, upper: Rational): void => {
    const count = countRoots(sequence, lower, upper);
    if (count === 1) found.push({ lower, upper });
    if (count <= 1) return;
    const middle = middleOf(lower, upper);
    visit(lower, middle);
    visit(middle, upper);
  };
  const bound = rootBound(p);
  visit(rationals.neg(bound), rationals.zero);
  visit(rationals.zero, bound);
  return found;
}

/** A power of two that exceeds every root: Cauchy's bound 1 + max |c_k| / |c_n|, rounded up. */
function rootBound(p: IntegerPolynomial): Rational {
  const largest = Math.max(...p.map(bitLength));
  return rational(1n << BigInt(Math.max(0, largest - bitLength(p.at(-1)!) + 1) + 1));
}

/** The bracket bisected until it is shorter than `width`. */
function narrow(p: IntegerPolynomial, bracket: Bracket, width: Rational): Bracket {
  let current = bracket;
  while (compareRationals(rationals.sub(current.upper, current.lower), width) !== -1) current = halve(p, current);
  return current;
}

/** The bracket of an irrational root bisected until it does not touch 0. */
function awayFromZero(p: IntegerPolynomial, bracket: Bracket): Bracket {
  let current = bracket;
  while (rationals.isZero(current.lower) || rationals.isZero(current.upper)) current = halve(p, current);
  return current;
}

function halve(p: IntegerPolynomial, { lower, upper }: Bracket): Bracket {
  const middle = middleOf(lower, upper);
  // Just to the right of `lower` p has the sign of p(lower), or of p′(lower) if that is itself a (simple) root.
  const before =
    signAt(p, lower.numerator, lower.denominator) || signAt(differentiate(p), lower.numerator, lower.denominator);
  const inLeftHalf = signAt(p, middle.numerator, middle.denominator) !== before;
  return inLeftHalf ? { lower, upper: middle } : { lower: middle, upper };
}

/**
 * An integer s such that s · root is an integer for every rational root of p.
 *
 * With s^j · a_{n−j} / a_n integral for all j the numbers s · root are roots of a monic polynomial with integer
 * coefficients, and rational algebraic integers are integers. The leading coefficient a_n is always such an s; for
 * the characteristic polynomial of a matrix with common denominator D a divisor of about D is enough, and
 * $a_n$ is about $D^n$.
 */
function rootDenominator(p: IntegerPolynomial): bigint {
  const lead = p.at(-1)!;
  let s = 1n;
  let power = 1n;
  for (let j = 1; j < p.length; j++) {
    power *= s;
    const rest = lead / greatestCommonDivisor(lead, power * p[p.length - 1 - j]!);
    if (rest === 1n) continue;
    s *= rest;
    power = integerPower(s, j);
  }
  return s < lead ? s : lead;
}

/** The rational root in a bracket shorter than 1/denominator, if the root there is rational. */
function onlyCandidate(p: IntegerPolynomial, { lower, upper }: Bracket, denominator: bigint): Rational | undefined {
  const scaled = upper.numerator * denominator;
  const floor = scaled / upper.denominator - (scaled < 0n && scaled % upper.denominator !== 0n ? 1n : 0n);
  const candidate = rational(floor, denominator);
  const isInside = compareRationals(candidate, lower) === 1;
  return isInside && signAt(p, candidate.numerator, candidate.denominator) === 0 ? candidate : undefined;
}

function middleOf(a: Rational, b: Rational): Rational {
  return rationals.mul(rationals.add(a, b), half);
}

function requirePositive(width: Rational, name: string): void {
  if (rationals.compare(width, 0) !== 1)
    throw new DomainError(`${name}: expected a positive width, got ${width.numerator}/${width.denominator}.`);
}
