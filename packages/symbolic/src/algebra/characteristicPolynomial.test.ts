import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import fixture from '../../../../tests/oracles/characteristicPolynomials.json' with { type: 'json' };
import { formatRational, parseRational } from '../encoding/rationalText.js';
import { primesDownFrom } from '../number/primes.js';
import { rational, rationalFromNumber } from '../number/rational.js';
import { rationals } from '../number/rationals.js';
import { primeField } from '../number/residue.js';
import { characteristicPolynomial } from './characteristicPolynomial.js';
import { characteristicPolynomialByResidues } from './characteristicPolynomialByResidues.js';
import { characteristicPolynomialModulo } from './characteristicPolynomialModulo.js';
import type { RationalMatrix } from './integerMatrix.js';

const read = (matrix: string[][]): RationalMatrix => matrix.map((row) => row.map(parseRational));
const algorithms = [characteristicPolynomial, characteristicPolynomialByResidues];

describe.for(algorithms.map((f) => [f.name, f] as const))('%s', ([, algorithm]) => {
  it.for(fixture.square)('agrees with sympy: $name', ({ matrix, polynomial }) => {
    expect(algorithm(read(matrix)).map(formatRational)).toEqual(polynomial);
  });

  test('of a matrix without rows is 1', () => {
    expect(algorithm([])).toEqual([rational(1)]);
  });

  test('refuses matrices that are not square, and 0/0', () => {
    const [one, invalid] = [rational(1), rationals.div(rationals.one, rationals.zero)];
    expect(() => algorithm([[one, one]])).toThrow('expected a square matrix, got 1 rows of length 2');
    expect(() => algorithm([[one, one], [one]])).toThrow('every row must have the length of the first, 2; row 1 has 1');
    expect(() => algorithm([[invalid]])).toThrow('the entry in row 0, column 0 is 0/0');
  });
});

const entry = fc.oneof(
  fc.constant(rational(0)),
  fc.tuple(fc.integer({ min: -9, max: 9 }), fc.integer({ min: 1, max: 4 })).map(([n, d]) => rational(n, d)),
  fc.double({ min: -2, max: 2, noNaN: true }).map(rationalFromNumber),
);
const matrix = fc
  .integer({ min: 1, max: 7 })
  .chain((n) => fc.array(fc.array(entry, { minLength: n, maxLength: n }), { minLength: n, maxLength: n }));

test.prop([matrix])('the two algorithms agree, and with the third reading mod a small prime', (a) => {
  const polynomial = characteristicPolynomial(a);
  expect(characteristicPolynomialByResidues(a)).toEqual(polynomial);
  // 101 makes vanishing pivots frequent.
  const field = primeField(101);
  const residues = a.map((row) => row.map(field.fromRational));
  expect(characteristicPolynomialModulo(residues, 101)).toEqual(polynomial.map(field.fromRational));
});

test('the coefficient bound holds where it is attained: (λ + 5)^12 and (λ − 5)^12', () => {
  for (const value of [-5, 5]) {
    const a = Array.from({ length: 12 }, (_, i) => Array.from({ length: 12 }, (_, j) => rational(i === j ? value : 0)));
    // The coefficients of (λ − v)^12 sum, in absolute value, to (1 + |v|)^12.
    const polynomial = characteristicPolynomialByResidues(a);
    const sum = polynomial.reduce((total, c) => total + (c.numerator < 0n ? -c.numerator : c.numerator), 0n);
    expect(sum).toBe(6n ** 12n);
    expect(polynomial).toEqual(characteristicPolynomial(a));
  }
});

test('primes are added until twice the bound is exceeded: 1×1 matrices next to half a prime and next to a prime', () => {
  const p = primesDownFrom().next().value!;
  for (const value of [(p - 1) / 2, (p + 1) / 2, p - 5, p])
    for (const a of [value, 0 - value])
      expect(characteristicPolynomialByResidues([[rational(a)]])).toEqual([rational(0 - a), rational(1)]);
});

test('modulo a prime: known matrices, and the input is not modified', () => {
  const a = [
    [0, 1, 0],
    [0, 0, 1],
    [2, 3, 5],
  ];
  const copy = structuredClone(a);
  expect(characteristicPolynomialModulo(a, 7)).toEqual([5, 4, 2, 1]);
  expect(a).toEqual(copy);
});
