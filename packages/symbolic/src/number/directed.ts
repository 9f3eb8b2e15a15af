import { predecessor, successor } from './neighbours.js';
import { addRationals, multiplyRationals, negateRational, type Rational, rationalFromNumber } from './rational.js';

/**
 * The exact results of + − × ÷ √ on doubles rounded down and rounded up, without access to the rounding mode of the
 * processor: always the double next to the exact result, or that result itself.
 *
 * Each function rounds to nearest first. An error-free transformation (Knuth's sum, Dekker's product) then gives the
 * sign of the error, and a result on the wrong side is replaced by its neighbour. Where the transformation itself could
 * overflow or underflow the sign comes from exact rationals.
 *
 * An overflow towards the safe side gives ±∞, towards the other side the largest finite double. Infinite operands stand
 * for the ends of unbounded intervals. Grade: proved for IEEE 754 double arithmetic with rounding to nearest, as
 * ECMAScript prescribes it (for Math.sqrt since 2024).
 */

/** a + b rounded down. */
export function addDown(a: number, b: number): number {
  const s = a + b;
  return signOfSumError(a, b, s) >= 0 ? s : predecessor(s);
}

/** a + b rounded up. */
export function addUp(a: number, b: number): number {
  const s = a + b;
  return signOfSumError(a, b, s) <= 0 ? s : successor(s);
}

/** a · b rounded down, with 0 · ∞ = 0, the bound that products of unbounded intervals need. */
export function multiplyDown(a: number, b: number): number {
  if (a === 0 || b === 0) return 0;
  const p = a * b;
  return signOfProductError(a, b, p) >= 0 ? p : predecessor(p);
}

/** a · b rounded up, with 0 · ∞ = 0, the bound that products of unbounded intervals need. */
export function multiplyUp(a: number, b: number): number {
  if (a === 0 || b === 0) return 0;
  const p = a * b;
  return signOfProductError(a, b, p) <= 0 ? p : successor(p);
}

/** a / b rounded down for b ≠ 0, with a / ±∞ = 0, the bound that unbounded intervals need. */
export function divideDown(a: number, b: number): number {
  if (a === 0 || Math.abs(b) === INFINITY) return 0;
  const q = a / b;
  return signOfQuotientError(a, b, q) >= 0 ? q : predecessor(q);
}

/** a / b rounded up for b ≠ 0, with a / ±∞ = 0, the bound that unbounded intervals need. */
export function divideUp(a: number, b: number): number {
  if (a === 0 || Math.abs(b) === INFINITY) return 0;
  const q = a / b;
  return signOfQuotientError(a, b, q) <= 0 ? q : successor(q);
}

/** √a rounded down, for a ≥ 0. */
export function squareRootDown(a: number): number {
  const r = Math.sqrt(a);
  return signOfRootError(a, r) >= 0 ? r : predecessor(r);
}

/** √a rounded up, for a ≥ 0. */
export function squareRootUp(a: number): number {
  const r = Math.sqrt(a);
  return signOfRootError(a, r) <= 0 ? r : successor(r);
}

const INFINITY = Number.POSITIVE_INFINITY;
/** Below this size the error of a product may not be a double, above the other one Dekker's steps may overflow. */
const SMALL = 2 ** -960;
const LARGE = 2 ** 990;

/** A number with the sign of a + b − s for s = fl(a + b); NaN if it is not known. */
function signOfSumError(a: number, b: number, s: number): number {
  if (Math.abs(s) === INFINITY) return overflowed(s, a, b);
  const t = s - a;
  return a - (s - t) + (b - t);
}

/** A number with the sign of ab − p for p = fl(ab). */
function signOfProductError(a: number, b: number, p: number): number {
  if (Math.abs(p) === INFINITY) return overflowed(p, a, b);
  return isSafe(a, b, p) ? productError(a, b, p) : signOf(productOf(a, b), p);
}

/** A number with the sign of a/b − q for q = fl(a/b). */
function signOfQuotientError(a: number, b: number, q: number): number {
  if (Math.abs(q) === INFINITY) return overflowed(q, a, b);
  const p = q * b;
  // a − p is exact, because p is so close to a.
  const rest = isSafe(q, b, a) ? a - p - productError(q, b, p) : -signOf(productOf(q, b), a);
  return b > 0 ? rest : -rest;
}

/** A number with the sign of √a − r for r = fl(√a). */
function signOfRootError(a: number, r: number): number {
  if (a === INFINITY) return 0;
  const p = r * r;
  return isSafe(r, r, a) ? a - p - productError(r, r, p) : -signOf(productOf(r, r), a);
}

/** An infinite result of finite operands lies beyond the exact one; of an infinite operand it is the limit itself. */
function overflowed(result: number, a: number, b: number): number {
  return Number.isFinite(a) && Number.isFinite(b) ? -result : 0;
}

function isSafe(a: number, b: number, product: number): boolean {
  const size = Math.abs(product);
  return size > SMALL && size < LARGE && Math.abs(a) < LARGE && Math.abs(b) < LARGE;
}

const SPLITTER = 134217729; // 2^27 + 1

/** ab − p exactly (Dekker). */
function productError(a: number, b: number, p: number): number {
  const scaledA = SPLITTER * a;
  const highA = scaledA - (scaledA - a);
  const lowA = a - highA;
  const scaledB = SPLITTER * b;
  const highB = scaledB - (scaledB - b);
  const lowB = b - highB;
  return highA * highB - p + highA * lowB + lowA * highB + lowA * lowB;
}

function productOf(a: number, b: number): Rational {
  return multiplyRationals(rationalFromNumber(a), rationalFromNumber(b));
}

/** The sign of exact − rounded; NaN if one of them is not finite. */
function signOf(exact: Rational, rounded: number): number {
  const { numerator, denominator } = addRationals(exact, negateRational(rationalFromNumber(rounded)));
  return denominator === 0n ? Number.NaN : numerator > 0n ? 1 : numerator < 0n ? -1 : 0;
}
