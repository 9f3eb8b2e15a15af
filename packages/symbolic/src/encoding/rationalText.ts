import { UsageError } from '@crease/tensor';
import { absolute } from '../number/integers.js';
import { type Rational, rational, rationalFromNumber } from '../number/rational.js';
import { parseHexFloat } from './hexFloat.js';

/** A rational as text: `3/4`, or `-2` for an integer; `0/0` for the invalid one. */
export function formatRational(a: Rational): string {
  return a.denominator === 1n ? String(a.numerator) : `${a.numerator}/${a.denominator}`;
}

/** A rational in KaTeX: `\frac{3}{4}`, or `-2` for an integer. */
export function rationalLatex(a: Rational): string {
  if (a.denominator === 1n) return String(a.numerator);
  return `${a.numerator < 0n ? '-' : ''}\\frac{${absolute(a.numerator)}}{${a.denominator}}`;
}

/**
 * The rational that a text denotes, exactly: an integer, a quotient `p/q`, or a finite hexadecimal float.
 *
 * Decimal fractions are refused on purpose: "0.1" could mean 1/10 or the double next to it, and a certificate must
 * say which.
 *
 * @throws UsageError if the text is nothing of the kind, or the denominator is 0
 */
export function parseRational(text: string): Rational {
  const match = /^([+-]?\d+)(?:\/(\d+))?$/.exec(text);
  if (match !== null && !/^0+$/.test(match[2] ?? '1')) return rational(BigInt(match[1]!), BigInt(match[2] ?? 1));
  if (/^[+-]?0x/i.test(text)) return rationalFromNumber(parseHexFloat(text));
  throw new UsageError(
    `parseRational: expected an integer, a quotient such as "3/4" with a denominator that is not 0, or a hexadecimal float such as "0x1.8p+1", got "${text}".`,
  );
}

/** The rational that the shortest decimal of a finite double denotes: 1/10 for 0.1. */
export function decimalRational(value: number): Rational {
  const [digits, exponent] = value.toExponential().split('e') as [string, string];
  const [whole, fraction = ''] = digits.split('.') as [string, string?];
  const shift = Number(exponent) - fraction.length;
  const power = 10n ** BigInt(shift < 0 ? -shift : shift);
  const integer = BigInt(whole + fraction);
  return shift < 0 ? rational(integer, power) : rational(integer * power);
}

/**
 * A rational as a decimal with `digits` digits after the point, cut off and not rounded: never above it in absolute
 * value. So a printed bound of a step size is itself a bound.
 *
 * @throws UsageError if the rational is invalid or `digits` is not an integer ≥ 0
 * @example truncatedDecimal(rational(2, 3), 4) // '0.6666'
 */
export function truncatedDecimal(a: Rational, digits: number): string {
  if (a.denominator === 0n || !Number.isInteger(digits) || digits < 0)
    throw new UsageError(
      `truncatedDecimal: expected a valid rational and a number of digits ≥ 0, got ${formatRational(a)} and ${digits}.`,
    );
  const shifted = (absolute(a.numerator) * BigInt(`1${'0'.repeat(digits)}`)) / a.denominator;
  const text = shifted.toString().padStart(digits + 1, '0');
  const whole = text.slice(0, text.length - digits);
  const sign = a.numerator < 0n && shifted !== 0n ? '-' : '';
  return digits === 0 ? sign + whole : `${sign}${whole}.${text.slice(text.length - digits)}`;
}
