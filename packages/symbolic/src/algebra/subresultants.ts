/** What subresultants need of a ring without zero divisors: division only where it is known to leave no remainder. */
export interface DivisionRing<T> {
  readonly zero: T;
  readonly one: T;
  readonly isZero: (a: T) => boolean;
  readonly sub: (a: T, b: T) => T;
  readonly mul: (a: T, b: T) => T;
  readonly power: (a: T, exponent: number) => T;
  /** The quotient, where b divides a. */
  readonly quotient: (a: T, b: T) => T;
}

/**
 * The resultant of two polynomials in one variable over a ring, with coefficients of ascending degree, the last ones not 0:
 * the determinant of the Sylvester matrix. Grade: exact.
 *
 * Pseudo-remainders, each divided by what is known to divide it, so that coefficients are minors of that matrix
 * (W. Brown, J. Traub, J. ACM 18, 1971). Cost: $O(nm)$ operations of the ring for degrees n and m.
 */
export function resultantOver<T>(p: readonly T[], q: readonly T[], ring: DivisionRing<T>): T {
  const { zero, one, sub, mul, power, quotient } = ring;
  if (p.length === 0 || q.length === 0) return zero;
  /** $g^d h^{1-d}$ */
  const next = (g: T, h: T, d: number): T => (d === 0 ? h : quotient(power(g, d), power(h, d - 1)));
  let [a, b] = p.length < q.length ? [q, p] : [p, q];
  let isNegative = p.length < q.length && areOdd(p, q);
  /** The leading coefficient of the last divisor, and the last subresultant. */
  let [g, h] = [one, one];
  while (b.length > 1) {
    isNegative = isNegative !== areOdd(a, b);
    const drop = a.length - b.length;
    const divisor = mul(g, power(h, drop));
    const remainder = pseudoRemainder(a, b, ring).map((c) => quotient(c, divisor));
    if (remainder.length === 0) return zero;
    [a, b] = [b, remainder];
    g = a.at(-1)!;
    h = next(g, h, drop);
  }
  const last = next(b[0]!, h, a.length - 1);
  return isNegative ? sub(zero, last) : last;
}

/** True if both degrees are odd: exchanging the two changes the sign. */
function areOdd(p: readonly unknown[], q: readonly unknown[]): boolean {
  return p.length % 2 === 0 && q.length % 2 === 0;
}

/** The remainder of $\ell^{\deg a - \deg b + 1} a$ divided by b, with ℓ the leading coefficient of b. */
function pseudoRemainder<T>(a: readonly T[], b: readonly T[], { sub, mul, isZero }: DivisionRing<T>): T[] {
  const lead = b.at(-1)!;
  const rest = [...a];
  while (rest.length >= b.length) {
    const top = rest.pop()!;
    const shift = rest.length + 1 - b.length;
    for (const [k, c] of rest.entries()) rest[k] = mul(lead, c);
    for (let k = 0; k < b.length - 1; k++) rest[shift + k] = sub(rest[shift + k]!, mul(top, b[k]!));
  }
  while (rest.length > 0 && isZero(rest.at(-1)!)) rest.pop();
  return rest;
}
