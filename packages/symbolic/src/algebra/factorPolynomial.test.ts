import { describe, expect, test } from 'vitest';
import fixture from '../../../../tests/oracles/factors.json' with { type: 'json' };
import { formatRational, parseRational } from '../encoding/rationalText.js';
import { rational } from '../number/rational.js';
import { factorPolynomial } from './factorPolynomial.js';
import { type Polynomial, polynomial } from './polynomial.js';
import { resultant } from './resultant.js';

const read = (coefficients: readonly string[]): Polynomial => polynomial(coefficients.map(parseRational));
const sorted = (list: readonly { factor: readonly string[]; multiplicity: number }[]): string[] =>
  list.map(({ factor, multiplicity }) => `${multiplicity}: ${factor.join(' ')}`).sort();

describe('factors against sympy', () => {
  test.each(fixture.factors)('$name', ({ polynomial: p, factors }) => {
    const found = factorPolynomial(read(p)).map(({ factor, multiplicity }) => ({
      factor: factor.map(formatRational),
      multiplicity,
    }));
    expect(sorted(found)).toEqual(sorted(factors));
  });
});

test('resultants against sympy', () => {
  for (const { left, right, resultant: expected } of fixture.resultants)
    expect(formatRational(resultant(read(left), read(right)))).toBe(expected);
  expect(resultant([], read(['1', '1']))).toEqual(rational(0));
});

test('what cannot be factored is refused', () => {
  expect(() => factorPolynomial([])).toThrowErrorMatchingInlineSnapshot(
    `[DomainError: factorPolynomial: every polynomial divides the zero polynomial.]`,
  );
  const long = polynomial([rational(1n << 20_000n), rational(1), rational(1)]);
  expect(() => factorPolynomial(long)).toThrowErrorMatchingInlineSnapshot(
    `[DomainError: factorPolynomial: the coefficients of a polynomial of degree 2 are too long.]`,
  );
});
