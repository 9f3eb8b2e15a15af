import { fc, test } from '@fast-check/vitest';
import { expect } from 'vitest';
import fixture from '../../../../tests/oracles/rationals.json' with { type: 'json' };
import { compareRationals, rationalFromNumber } from '../number/rational.js';
import { formatHexFloat, parseHexFloat } from './hexFloat.js';
import { parseRational } from './rationalText.js';

test('known numbers', () => {
  expect([3, 1, -0.1, 0, -0, 2 ** -1074].map(formatHexFloat)).toEqual([
    '0x1.8p+1',
    '0x1p+0',
    '-0x1.999999999999ap-4',
    '0x0p+0',
    '-0x0p+0',
    '0x0.0000000000001p-1022',
  ]);
  expect([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY].map(formatHexFloat)).toEqual([
    'NaN',
    'Infinity',
    '-Infinity',
  ]);
});

test('texts and values of Python', () => {
  expect(fixture.hex.length).toBeGreaterThan(70);
  for (const [text, quotient] of fixture.hex) {
    const value = parseHexFloat(text!);
    expect(compareRationals(rationalFromNumber(value), parseRational(quotient!))).toBe(0);
    expect(formatHexFloat(value)).toBe(text);
  }
});

test.prop([fc.double()], { numRuns: 2000 })('every double survives the round trip, with its sign', (value) => {
  expect(parseHexFloat(formatHexFloat(value))).toBe(value);
});

test('other ways to place the point', () => {
  expect(parseHexFloat('0x18p-3')).toBe(3);
  expect(parseHexFloat('0x.cp2')).toBe(3);
  expect(parseHexFloat('+0X1.8P+1')).toBe(3);
  expect(parseHexFloat('0x000.30p4')).toBe(3);
  expect(parseHexFloat('0x30000p-16')).toBe(3);
  expect(parseHexFloat('0x1.p0')).toBe(1);
  expect(parseHexFloat('-0x0.00p7')).toBe(-0);
  expect(parseHexFloat('0x1.fffffffffffffp+1023')).toBe(Number.MAX_VALUE);
});

test('refuses what is no hexadecimal float', () => {
  expect(() => parseHexFloat('1.5')).toThrowErrorMatchingInlineSnapshot(
    `[UsageError: parseHexFloat: expected a hexadecimal float such as "0x1.8p+1", got "1.5".]`,
  );
  for (const text of ['', '0x', '0xp0', '0x.p0', '0x1.8', '0x1.gp0', ' 0x1p0', 'inf'])
    expect(() => parseHexFloat(text)).toThrow('expected a hexadecimal float');
});

test('refuses what would have to be rounded', () => {
  expect(() => parseHexFloat('0x1.00000000000001p+0')).toThrowErrorMatchingInlineSnapshot(
    `[UsageError: parseHexFloat: "0x1.00000000000001p+0" is not a double; it would have to be rounded.]`,
  );
  for (const text of ['0x1p+1024', '0x1p-1075', '0x0.0000000000001p-1023', '0x1.fffffffffffff8p+1023', '0x1p999999999'])
    expect(() => parseHexFloat(text)).toThrow('is not a double');
});
