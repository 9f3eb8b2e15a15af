import { absolute, greatestCommonDivisor, leastCommonMultiple } from '../number/integers.js';
import { rational } from '../number/rational.js';
import type { Polynomial } from './polynomial.js';

/** A polynomial with integer coefficients, of ascending degree, the last one not 0; empty for zero. */
export type IntegerPolynomial = readonly bigint[];

/** The multiple of a polynomial whose coefficients are integers without common divisor, the leading one positive. */
export function primitivePart(p: Polynomial): IntegerPolynomial {
  const denominator = p.reduce((d, coefficient) => leastCommonMultiple(d, coefficient.denominator), 1n);
  return primitive(p.map((coefficient) => coefficient.numerator * (denominator / coefficient.denominator)));
}

/** A polynomial divided by the greatest common divisor of its coefficients, with a positive leading coefficient. */
export function primitive(p: IntegerPolynomial): IntegerPolynomial {
  const content = contentOf(p);
  if (content === 0n) return p;
  const divisor = p.at(-1)! < 0n ? -content : content;
  return divisor === 1n ? p : p.map((coefficient) => coefficient / divisor);
}

/** The same polynomial with rational coefficients. */
export function toPolynomial(p: IntegerPolynomial): Polynomial {
  return p.map((coefficient) => rational(coefficient));
}

/** The greatest common divisor of the coefficients, not negative. */
export function contentOf(p: IntegerPolynomial): bigint {
  let content = 0n;
  for (const coefficient of p) {
    content = greatestCommonDivisor(content, coefficient);
    if (content === 1n) break;
  }
  return content;
}

/** The derivative of a polynomial with integer coefficients. */
export function differentiate(p: IntegerPolynomial): IntegerPolynomial {
  return p.slice(1).map((coefficient, k) => coefficient * BigInt(k + 1));
}

/** The exact quotient p / q, or `undefined` if q does not divide p over the integers. */
export function divideExactly(p: IntegerPolynomial, q: IntegerPolynomial): IntegerPolynomial | undefined {
  const lead = q.at(-1)!;
  const rest = [...p];
  const quotient: bigint[] = [];
  for (let shift = p.length - q.length; shift >= 0; shift--) {
    const top = rest.pop()!;
    if (top % lead !== 0n) return undefined;
    const factor = top / lead;
    quotient.unshift(factor);
    if (factor !== 0n) for (let k = 0; k < q.length - 1; k++) rest[shift + k]! -= factor * q[k]!;
  }
  return rest.every((coefficient) => coefficient === 0n) ? quotient : undefined;
}

/**
 * A positive multiple of the remainder of p divided by q, primitive up to its sign; empty if q divides p.
 *
 * Positive, so the signs of a Sturm sequence made of such remainders are those of the sequence itself.
 */
export function positiveRemainder(p: IntegerPolynomial, q: IntegerPolynomial): IntegerPolynomial {
  const lead = q.at(-1)!;
  const scale = absolute(lead);
  const rest = [...p];
  while (rest.length >= q.length) {
    const top = rest.pop()!;
    const shift = rest.length - q.length + 1;
    const factor = lead < 0n ? -top : top;
    for (let k = 0; k < rest.length; k++) rest[k]! *= scale;
    for (let k = 0; k < q.length - 1; k++) rest[shift + k]! -= factor * q[k]!;
  }
  while (rest.at(-1) === 0n) rest.pop();
  const content = contentOf(rest);
  return content === 0n ? [] : rest.map((coefficient) => coefficient / content);
}

/** The sign of p at the rational point numerator / denominator, with denominator > 0. Grade: exact. */
export function signAt(p: IntegerPolynomial, numerator: bigint, denominator: bigint): -1 | 0 | 1 {
  let value = 0n;
  let power = 1n;
  // Homogeneous Horner: denominator^deg · p(numerator/denominator), which has the same sign.
  for (let k = p.length - 1; k >= 0; k--) {
    value = value * numerator + p[k]! * power;
    power *= denominator;
  }
  return value > 0n ? 1 : value < 0n ? -1 : 0;
}
