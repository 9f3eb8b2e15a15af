import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { rational, rationalFromNumber } from './rational.js';
import { primeField } from './residue.js';

test('numbers as residues', () => {
  const f = primeField(7);
  expect(f.fromNumber(0.5)).toBe(4); // 2 · 4 = 8 = 1
  expect(f.fromNumber(-1)).toBe(6);
  expect(f.fromNumber(2 ** 60)).toBe(1); // 2^3 = 1
  expect(f.fromNumber(-14)).toBe(0);
  expect(Object.is(f.fromNumber(-14), 0)).toBe(true);
  expect(f.fromRatio(1, 3)).toBe(5);
  expect(f.fromRational(rational(-9, 4))).toBe(3); // (−2) · 2
  expect(f.scale(3, 1, 150)).toBe(1); // 150 = 3
  expect([f.zero, f.one, f.prime, f.name]).toEqual([0, 1, 7, 'residue mod 7']);
  expect(f.toNumber(5)).toBe(5);
  expect([f.isZero(0), f.isZero(1), f.isZero(6)]).toEqual([true, false, false]);
  expect([f.add(3, 4), f.sub(3, 3), f.neg(0), f.neg(3)]).toEqual([0, 0, 0, 4]);
});

test('a denominator divisible by p makes the result invalid, not wrong', () => {
  const f = primeField(5);
  for (const value of [
    f.fromRational(rational(1, 10)),
    f.fromRatio(1, 15),
    f.div(2, 0),
    f.inverse(0),
    f.scale(1, 1, 5),
    f.fromNumber(Number.NaN),
    f.fromNumber(Number.POSITIVE_INFINITY),
    f.fromRational({ numerator: 0n, denominator: 0n }),
    primeField(2).fromNumber(0.25),
  ])
    expect(f.isValid(value)).toBe(false);
});

test('the invalid residue absorbs every operation', () => {
  const f = primeField(2147482621);
  const invalid = f.div(1, 0);
  for (const operation of [f.add, f.sub, f.mul, f.div])
    for (const value of [operation(0, invalid), operation(invalid, 3), operation(invalid, invalid)])
      expect(f.isValid(value)).toBe(false);
  for (const value of [f.neg(invalid), f.power(invalid, 2), f.scale(invalid, 1, 2), f.inverse(invalid)])
    expect(f.isValid(value)).toBe(false);
  expect(f.isZero(invalid)).toBe(false);
});

test('a residue decides no sign and has no elementary functions', () => {
  const f = primeField(11);
  expect(f.compare(3, 1)).toBeUndefined();
  expect(f.atom('tanh', 0)).toBeUndefined();
});

describe('F_p is a field', () => {
  const p = 2147482621;
  const f = primeField(p);
  const element = fc.integer({ min: 0, max: p - 1 });
  const exact = (n: bigint): number => Number(((n % BigInt(p)) + BigInt(p)) % BigInt(p));

  test.prop([element, element])('operations are those of the integers mod p', (a, b) => {
    const [x, y] = [BigInt(a), BigInt(b)];
    expect(f.add(a, b)).toBe(exact(x + y));
    expect(f.sub(a, b)).toBe(exact(x - y));
    expect(f.mul(a, b)).toBe(exact(x * y));
    expect(f.neg(a)).toBe(exact(-x));
    expect(f.power(a, 5)).toBe(exact(x ** 5n));
    if (b !== 0) expect(f.mul(f.div(a, b), b)).toBe(a);
  });

  test.prop([fc.double({ noNaN: true, noDefaultInfinity: true })])('fromNumber is the exact double', (value) => {
    const { numerator, denominator } = rationalFromNumber(value);
    expect(f.mul(f.fromNumber(value), exact(denominator))).toBe(exact(numerator));
    expect(f.fromRational({ numerator, denominator })).toBe(f.fromNumber(value));
  });
});

test('primeField refuses what is not a prime of at most 31 bits', () => {
  expect(() => primeField(9)).toThrowErrorMatchingInlineSnapshot(
    `[DomainError: primeField: expected a prime from 2 to 2147482624, got 9. primesDownFrom() yields suitable ones.]`,
  );
  expect(() => primeField(2 ** 31 - 1)).toThrow('expected a prime');
  expect(() => primeField(-7)).toThrow('expected a prime');
  expect(() => primeField(1)).toThrow('expected a prime');
});
