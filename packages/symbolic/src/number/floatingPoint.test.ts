import { fc, test } from '@fast-check/vitest';
import { expect } from 'vitest';
import { decompose, powerOfTwo } from './floatingPoint.js';

test('decompose of known doubles', () => {
  expect(decompose(0)).toEqual({ significand: 0, exponent: 0 });
  expect(decompose(-0)).toEqual({ significand: 0, exponent: 0 });
  expect(decompose(-6)).toEqual({ significand: -3, exponent: 1 });
  expect(decompose(0.1)).toEqual({ significand: 0x1999999999999a / 2, exponent: -55 });
  expect(decompose(Number.MIN_VALUE)).toEqual({ significand: 1, exponent: -1074 });
  expect(decompose(3 * 2 ** -1023)).toEqual({ significand: 3, exponent: -1023 }); // normal, next to the subnormals
  expect(decompose(Number.MAX_VALUE)).toEqual({ significand: Number.MAX_SAFE_INTEGER, exponent: 971 });
});

test.prop([fc.double({ noNaN: true, noDefaultInfinity: true })])('decompose is exact and in lowest terms', (value) => {
  const { significand, exponent } = decompose(value);
  expect(Number.isSafeInteger(significand)).toBe(true);
  expect(value === 0 || Math.abs(significand % 2) === 1).toBe(true);
  expect(significand * powerOfTwo(exponent)).toBe(value + 0);
});

test('decompose refuses what is not finite', () => {
  expect(() => decompose(Number.NaN)).toThrowErrorMatchingInlineSnapshot(
    `[DomainError: decompose: expected a finite number, got NaN. Test Number.isFinite first.]`,
  );
});

test('powerOfTwo gives all powers from the smallest subnormal one', () => {
  let power = 2 ** -1074;
  for (let exponent = -1074; exponent <= 1023; exponent++, power *= 2) expect(powerOfTwo(exponent)).toBe(power);
});

test('powerOfTwo refuses powers that are not doubles', () => {
  expect(() => powerOfTwo(1024)).toThrowErrorMatchingInlineSnapshot(
    `[DomainError: powerOfTwo: expected an integer exponent from -1074 to 1023, got 1024.]`,
  );
  expect(() => powerOfTwo(-1075)).toThrow('got -1075');
  expect(() => powerOfTwo(0.5)).toThrow('got 0.5');
});
