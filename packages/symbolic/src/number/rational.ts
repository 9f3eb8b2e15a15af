import { DomainError } from '@crease/tensor';
import { decompose } from './floatingPoint.js';
import { absolute, greatestCommonDivisor, integerPower } from './integers.js';

/**
 * A rational number in lowest terms with a positive denominator, immutable.
 *
 * The one exception is the invalid element 0/0, the value of a quotient by zero: it absorbs every operation.
 */
export interface Rational {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/** The invalid rational 0/0. */
export const invalidRational: Rational = { numerator: 0n, denominator: 0n };

/**
 * The rational number numerator / denominator in lowest terms. Grade: exact.
 *
 * Numbers must be integers (for other doubles see `rationalFromNumber`).
 *
 * @throws DomainError if the denominator is 0 or a number is not a safe integer
 * @example formatRational(rational(6, -4)) // '-3/2'
 */
export function rational(numerator: bigint | number, denominator: bigint | number = 1n): Rational {
  const d = integer(denominator, 'denominator');
  if (d === 0n) throw new DomainError('rational: the denominator must not be 0.');
  return reduce(integer(numerator, 'numerator'), d);
}

/**
 * The rational number that a double stands for, exactly; invalid for NaN and ±∞.
 *
 * `rationalFromNumber(0.1)` is 3602879701896397/36028797018963968, not 1/10.
 */
export function rationalFromNumber(value: number): Rational {
  if (!Number.isFinite(value)) return invalidRational;
  if (Number.isSafeInteger(value)) return { numerator: BigInt(value), denominator: 1n };
  const { significand, exponent } = decompose(value);
  return exponent < 0
    ? { numerator: BigInt(significand), denominator: 1n << BigInt(-exponent) }
    : { numerator: BigInt(significand) << BigInt(exponent), denominator: 1n };
}

/** The sum of two rationals. */
export function addRationals(a: Rational, b: Rational): Rational {
  if (a.denominator === b.denominator) {
    if (a.denominator === 1n) return { numerator: a.numerator + b.numerator, denominator: 1n };
    return a.denominator === 0n ? invalidRational : reduce(a.numerator + b.numerator, a.denominator);
  }
  if (a.denominator === 0n || b.denominator === 0n) return invalidRational;
  if (a.numerator === 0n) return b;
  if (b.numerator === 0n) return a;
  // With g the common divisor of the denominators, only divisors of g can cancel in the sum.
  const g = greatestCommonDivisor(a.denominator, b.denominator);
  const rest = b.denominator / g;
  const numerator = a.numerator * rest + b.numerator * (a.denominator / g);
  const h = g === 1n ? 1n : greatestCommonDivisor(numerator, g);
  return { numerator: numerator / h, denominator: (a.denominator / h) * rest };
}

/** The product of two rationals. */
export function multiplyRationals(a: Rational, b: Rational): Rational {
  if (a.denominator === 1n && b.denominator === 1n) return { numerator: a.numerator * b.numerator, denominator: 1n };
  if (a.denominator === 0n || b.denominator === 0n) return invalidRational;
  const g = greatestCommonDivisor(a.numerator, b.denominator);
  const h = greatestCommonDivisor(b.numerator, a.denominator);
  return {
    numerator: (a.numerator / g) * (b.numerator / h),
    denominator: (a.denominator / h) * (b.denominator / g),
  };
}

/** The reciprocal of a rational; invalid for 0. */
export function reciprocal(a: Rational): Rational {
  if (a.numerator === 0n) return invalidRational;
  return a.numerator < 0n
    ? { numerator: -a.denominator, denominator: -a.numerator }
    : { numerator: a.denominator, denominator: a.numerator };
}

/** The negative of a rational. */
export function negateRational(a: Rational): Rational {
  return { numerator: -a.numerator, denominator: a.denominator };
}

/** The difference of two rationals. */
export function subtractRationals(a: Rational, b: Rational): Rational {
  return addRationals(a, negateRational(b));
}

/** The quotient of two rationals; invalid if b is 0. */
export function divideRationals(a: Rational, b: Rational): Rational {
  return multiplyRationals(a, reciprocal(b));
}

/** The power a^exponent with an integer exponent ≥ 1. */
export function rationalPower(a: Rational, exponent: number): Rational {
  // Powers of coprime integers are coprime; 0/0 stays 0/0.
  return { numerator: integerPower(a.numerator, exponent), denominator: integerPower(a.denominator, exponent) };
}

/** The sign of a − b, or `undefined` if one of them is invalid. */
export function compareRationals(a: Rational, b: Rational): -1 | 0 | 1 | undefined {
  if (a.denominator === 0n || b.denominator === 0n) return undefined;
  const left = a.numerator * b.denominator;
  const right = b.numerator * a.denominator;
  return left < right ? -1 : left > right ? 1 : 0;
}

/** True if both are the same valid rational. */
export function equalRationals(a: Rational, b: Rational): boolean {
  return a.denominator !== 0n && a.numerator === b.numerator && a.denominator === b.denominator;
}

function reduce(numerator: bigint, denominator: bigint): Rational {
  const g = greatestCommonDivisor(numerator, denominator);
  const d = absolute(denominator) / g;
  return { numerator: denominator < 0n ? -numerator / g : numerator / g, denominator: d };
}

function integer(value: bigint | number, role: string): bigint {
  if (typeof value === 'bigint') return value;
  if (!Number.isSafeInteger(value))
    throw new DomainError(
      `rational: the ${role} must be an integer of at most 53 bits, got ${value}. Use rationalFromNumber for other doubles.`,
    );
  return BigInt(value);
}
