import { fc, test } from '@fast-check/vitest';
import { expect } from 'vitest';
import { compareRationals, invalidRational, rational } from '../number/rational.js';
import { rationals } from '../number/rationals.js';
import { formatRational, parseRational, rationalLatex, truncatedDecimal } from './rationalText.js';

const anyRational = fc
  .tuple(fc.bigInt({ min: -(2n ** 80n), max: 2n ** 80n }), fc.bigInt({ min: 1n, max: 2n ** 80n }))
  .map(([n, d]) => rational(n, d));

test('known texts', () => {
  expect([rational(3, 4), rational(-2), rational(0), rational(-5, 3), invalidRational].map(formatRational)).toEqual([
    '3/4',
    '-2',
    '0',
    '-5/3',
    '0/0',
  ]);
  expect([rational(3, 4), rational(-2), rational(-5, 3)].map(rationalLatex)).toEqual([
    '\\frac{3}{4}',
    '-2',
    '-\\frac{5}{3}',
  ]);
});

test('parseRational reads integers, quotients and hexadecimal floats', () => {
  expect(parseRational('-6/4')).toEqual(rational(-3, 2));
  expect(parseRational('+7')).toEqual(rational(7));
  expect(parseRational('-0')).toEqual(rational(0));
  expect(parseRational('0x1.8p+1')).toEqual(rational(3));
  expect(parseRational('-0x1p-1074')).toEqual(rational(-1n, 2n ** 1074n));
});

test.prop([anyRational])('every rational survives the round trip', (a) => {
  expect(parseRational(formatRational(a))).toEqual(a);
});

test('parseRational refuses decimals, zero denominators and everything else', () => {
  expect(() => parseRational('0.1')).toThrowErrorMatchingInlineSnapshot(
    `[UsageError: parseRational: expected an integer, a quotient such as "3/4" with a denominator that is not 0, or a hexadecimal float such as "0x1.8p+1", got "0.1".]`,
  );
  for (const text of ['', '1/0', '1/00', '1/-2', '1 / 2', '1e3', '--1', 'NaN', '0/0', '1/2/3', ' 1', '0.5/2'])
    expect(() => parseRational(text)).toThrow(`got "${text}"`);
  expect(() => parseRational('0x1')).toThrow('parseHexFloat');
});

test('truncatedDecimal cuts off', () => {
  expect(truncatedDecimal(rational(2, 3), 4)).toBe('0.6666');
  expect(truncatedDecimal(rational(-2, 3), 4)).toBe('-0.6666');
  expect(truncatedDecimal(rational(1, 2), 3)).toBe('0.500');
  expect(truncatedDecimal(rational(1234, 100), 0)).toBe('12');
  expect(truncatedDecimal(rational(-1, 1000), 2)).toBe('0.00');
  expect(truncatedDecimal(rational(5, 1000), 2)).toBe('0.00');
});

test.prop([anyRational, fc.integer({ min: 0, max: 30 })])(
  '… never above, and short of it by less than a unit',
  (a, k) => {
    const text = truncatedDecimal(a, k);
    const shown = rational(BigInt(text.replace('.', '')), 10n ** BigInt(k));
    const positive = a.numerator < 0n ? rationals.neg(a) : a;
    const size = shown.numerator < 0n ? rationals.neg(shown) : shown;
    expect(compareRationals(size, positive)).not.toBe(1);
    expect(compareRationals(rationals.sub(positive, size), rational(1n, 10n ** BigInt(k)))).toBe(-1);
    expect(shown.numerator * a.numerator >= 0n).toBe(true);
  },
);

test('truncatedDecimal refuses the invalid rational and counts that are no counts', () => {
  expect(() => truncatedDecimal(invalidRational, 3)).toThrowErrorMatchingInlineSnapshot(
    `[UsageError: truncatedDecimal: expected a valid rational and a number of digits ≥ 0, got 0/0 and 3.]`,
  );
  expect(() => truncatedDecimal(rational(1), -1)).toThrowErrorMatchingInlineSnapshot(
    `[UsageError: truncatedDecimal: expected a valid rational and a number of digits ≥ 0, got 1 and -1.]`,
  );
});
