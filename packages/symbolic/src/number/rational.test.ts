import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import {
  addRationals,
  compareRationals,
  divideRationals,
  equalRationals,
  invalidRational,
  multiplyRationals,
  negateRational,
  type Rational,
  rational,
  rationalFromNumber,
  rationalPower,
  reciprocal,
  subtractRationals,
} from './rational.js';

const numerators = fc.oneof(fc.bigInt({ min: -20n, max: 20n }), fc.bigInt({ min: -(2n ** 90n), max: 2n ** 90n }));
const denominators = fc.oneof(
  fc.bigInt({ min: 1n, max: 12n }),
  fc.integer({ min: 0, max: 200 }).map((k) => 1n << BigInt(k)),
  fc.bigInt({ min: 1n, max: 2n ** 90n }),
);
const rationalArbitrary = fc.tuple(numerators, denominators).map(([n, d]) => rational(n, d));

/** The sum, product … by the definition, reduced by `rational` alone. */
function defined(n: bigint, d: bigint): Rational {
  return rational(n, d);
}

test('rational is in lowest terms with a positive denominator', () => {
  expect(rational(6, -4)).toEqual({ numerator: -3n, denominator: 2n });
  expect(rational(0n, -5n)).toEqual({ numerator: 0n, denominator: 1n });
  expect(rational(7)).toEqual({ numerator: 7n, denominator: 1n });
  expect(rational(2n ** 100n, 6n)).toEqual({ numerator: 2n ** 99n, denominator: 3n });
});

test('rational refuses a zero denominator and numbers that are not integers', () => {
  expect(() => rational(1, 0)).toThrowErrorMatchingInlineSnapshot(
    `[DomainError: rational: the denominator must not be 0.]`,
  );
  expect(() => rational(0.5, 1)).toThrowErrorMatchingInlineSnapshot(
    `[DomainError: rational: the numerator must be an integer of at most 53 bits, got 0.5. Use rationalFromNumber for other doubles.]`,
  );
  expect(() => rational(1, 2 ** 53)).toThrow('the denominator must be an integer of at most 53 bits');
});

test('rationalFromNumber is exact', () => {
  expect(rationalFromNumber(0.1)).toEqual({ numerator: 3602879701896397n, denominator: 36028797018963968n });
  expect(rationalFromNumber(-2.5)).toEqual({ numerator: -5n, denominator: 2n });
  expect(rationalFromNumber(-0)).toEqual({ numerator: 0n, denominator: 1n });
  expect(rationalFromNumber(Number.MIN_VALUE)).toEqual({ numerator: 1n, denominator: 2n ** 1074n });
  expect(rationalFromNumber(Number.MAX_VALUE)).toEqual({ numerator: 2n ** 1024n - 2n ** 971n, denominator: 1n });
});

test('0.1 + 0.2 − 0.3 is 2^−55 as doubles', () => {
  const sum = addRationals(rationalFromNumber(0.1), rationalFromNumber(0.2));
  expect(subtractRationals(sum, rationalFromNumber(0.3))).toEqual(rational(1n, 2n ** 55n));
});

describe('operations', () => {
  test.prop([rationalArbitrary, rationalArbitrary])('agree with their definitions', (a, b) => {
    const [n, d, m, e] = [a.numerator, a.denominator, b.numerator, b.denominator];
    expect(addRationals(a, b)).toEqual(defined(n * e + m * d, d * e));
    expect(subtractRationals(a, b)).toEqual(defined(n * e - m * d, d * e));
    expect(multiplyRationals(a, b)).toEqual(defined(n * m, d * e));
    expect(divideRationals(a, b)).toEqual(m === 0n ? invalidRational : defined(n * e, d * m));
    expect(negateRational(a)).toEqual(defined(-n, d));
    expect(reciprocal(a)).toEqual(n === 0n ? invalidRational : defined(d, n));
    expect(rationalPower(a, 3)).toEqual(defined(n * n * n, d * d * d));
    expect(compareRationals(a, b)).toBe(n * e < m * d ? -1 : n * e > m * d ? 1 : 0);
    expect(equalRationals(a, b)).toBe(n * e === m * d);
  });

  test.prop([rationalArbitrary])('absorb the invalid rational', (a) => {
    for (const operation of [addRationals, subtractRationals, multiplyRationals, divideRationals]) {
      expect(operation(a, invalidRational)).toEqual(invalidRational);
      expect(operation(invalidRational, a)).toEqual(invalidRational);
      expect(operation(invalidRational, invalidRational)).toEqual(invalidRational);
    }
    expect(negateRational(invalidRational)).toEqual(invalidRational);
    expect(reciprocal(invalidRational)).toEqual(invalidRational);
    expect(rationalPower(invalidRational, 2)).toEqual(invalidRational);
    expect(compareRationals(a, invalidRational)).toBeUndefined();
    expect(equalRationals(invalidRational, invalidRational)).toBe(false);
  });
});
