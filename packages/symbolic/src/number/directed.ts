/**
 * Bounds of the exact results of + − × ÷ √ on doubles, without access to the rounding mode of the processor.
 *
 * Each function rounds to nearest first. An error-free transformation (Knuth's sum, Dekker's product) then tells
 * whether that result is exact; only if it is not, or if this cannot be told, it is widened. So integers, signs and
 * dyadic numbers stay sharp, and a zero is kept only where the exact result is zero, never after an underflow.
 *
 * Widening: $x \pm (|x| \cdot 2.3 \cdot 10^{-16} + 2^{-1074})$, itself rounded to nearest. Because $2.3 \cdot 10^{-16} >
 * 2^{-52}$, the unrounded sum lies at or beyond the neighbour of x, and rounding to nearest is monotone, so the result
 * does too: it bounds every real number that rounds to x. For subnormal x the second term is a whole unit. An error of
 * more units multiplies the radius; the extra unit also covers the rounding of the widened bound.
 *
 * An overflow towards the safe side gives ±∞; an overflow towards the other side gives NaN, which every comparison
 * refuses. Grade: proved for IEEE 754 double arithmetic with rounding to nearest, as ECMAScript prescribes it (for
 * Math.sqrt since 2024).
 */

const RELATIVE = 2.3e-16;
const SMALLEST = 4.9406564584124654e-324; // 2^−1074

/**
 * A lower bound of every real number of which x is an approximation with an error of at most `ulps` units in the last
 * place (of x or of the number) before its rounding to nearest; with 0, of every real number that rounds to x.
 */
export function below(x: number, ulps: number = 0): number {
  return x - (Math.abs(x) * ((ulps + 1) * RELATIVE) + (ulps + 1) * SMALLEST);
}

/** The same as an upper bound. */
export function above(x: number, ulps: number = 0): number {
  return x + (Math.abs(x) * ((ulps + 1) * RELATIVE) + (ulps + 1) * SMALLEST);
}

/** A lower bound of a + b; exactly a + b if that is a double. */
export function addDown(a: number, b: number): number {
  const s = a + b;
  return isExactSum(a, b, s) ? s : below(s);
}

/** An upper bound of a + b; exactly a + b if that is a double. */
export function addUp(a: number, b: number): number {
  const s = a + b;
  return isExactSum(a, b, s) ? s : above(s);
}

/** A lower bound of a · b with 0 · ∞ = 0, the bound that products of unbounded intervals need. */
export function multiplyDown(a: number, b: number): number {
  if (a === 0 || b === 0) return 0;
  const p = a * b;
  return isExactProduct(a, b, p) ? p : below(p);
}

/** An upper bound of a · b with 0 · ∞ = 0, the bound that products of unbounded intervals need. */
export function multiplyUp(a: number, b: number): number {
  if (a === 0 || b === 0) return 0;
  const p = a * b;
  return isExactProduct(a, b, p) ? p : above(p);
}

/** A lower bound of a / b for b ≠ 0, with a / ±∞ = 0, the bound that unbounded intervals need. */
export function divideDown(a: number, b: number): number {
  if (a === 0 || Math.abs(b) === Number.POSITIVE_INFINITY) return 0;
  const q = a / b;
  return q * b === a && isExactProduct(q, b, a) ? q : below(q);
}

/** An upper bound of a / b for b ≠ 0, with a / ±∞ = 0, the bound that unbounded intervals need. */
export function divideUp(a: number, b: number): number {
  if (a === 0 || Math.abs(b) === Number.POSITIVE_INFINITY) return 0;
  const q = a / b;
  return q * b === a && isExactProduct(q, b, a) ? q : above(q);
}

/** A lower bound of √a for a ≥ 0, not negative. */
export function squareRootDown(a: number): number {
  const r = Math.sqrt(a);
  return r * r === a && isExactProduct(r, r, a) ? r : Math.max(0, below(r));
}

/** An upper bound of √a for a ≥ 0. */
export function squareRootUp(a: number): number {
  const r = Math.sqrt(a);
  return r * r === a && isExactProduct(r, r, a) ? r : above(r);
}

/** Knuth's error term of a sum; an overflow makes it NaN or infinite, so it counts as inexact. */
function isExactSum(a: number, b: number, s: number): boolean {
  const t = s - a;
  return a - (s - t) + (b - t) === 0;
}

const SPLITTER = 134217729; // 2^27 + 1
const SMALL = 2 ** -960;

/**
 * True if a · b = p exactly, where p = fl(a · b), by Dekker's error term; false also where that term could underflow.
 * Where it overflows it is NaN.
 */
function isExactProduct(a: number, b: number, p: number): boolean {
  if (!(Math.abs(p) > SMALL)) return p === 0 && a === 0;
  const scaledA = SPLITTER * a;
  const highA = scaledA - (scaledA - a);
  const lowA = a - highA;
  const scaledB = SPLITTER * b;
  const highB = scaledB - (scaledB - b);
  const lowB = b - highB;
  return highA * highB - p + highA * lowB + lowA * highB + lowA * lowB === 0;
}
