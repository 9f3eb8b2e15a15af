import { fc, test } from '@fast-check/vitest';
import { expect } from 'vitest';
import fixture from '../../../../tests/oracles/multivariatePolynomials.json' with { type: 'json' };
import { anyPolynomial, readPolynomial } from '../../../../tests/support/multivariate.ts';
import { coprimeBasis, partsOf } from './coprimeParts.js';
import { multivariateGcd } from './multivariateGcd.js';
import { multivariateSquareFreePart } from './multivariateSquareFree.js';
import { exactQuotient } from './polynomialDivision.js';
import { polynomialKey } from './polynomialKeys.js';
import { type MultivariatePolynomial, polynomialRing, totalDegree, variable } from './polynomialRing.js';

const { add, mul, sub, one, power } = polynomialRing;
const product = (list: readonly { readonly factor: MultivariatePolynomial }[]): MultivariatePolynomial =>
  list.map(({ factor }) => factor).reduce(mul, one);

test('what is said to be irreducible is so for sympy, and each of its factors is in one part', () => {
  let irreducible = 0;
  for (const { polynomial, factors } of fixture.factors) {
    const expected = factors.map(readPolynomial);
    const keys = new Set(expected.map(polynomialKey));
    const parts = coprimeBasis(partsOf(readPolynomial(polynomial))!)!;
    for (const { factor, isIrreducible } of parts) {
      if (!isIrreducible) continue;
      irreducible += 1;
      expect(keys.has(polynomialKey(factor)), `${polynomial}: ${polynomialKey(factor)}`).toBe(true);
    }
    for (const factor of expected)
      expect(parts.filter((part) => exactQuotient(part.factor, factor) !== undefined)).toHaveLength(1);
    expect(totalDegree(product(parts))).toBe(expected.reduce((degree, factor) => degree + totalDegree(factor), 0));
  }
  expect(irreducible).toBeGreaterThan(90);
});

test.prop([fc.array(anyPolynomial, { minLength: 2, maxLength: 4 })])(
  'a basis is coprime, and every polynomial is made of it',
  (list) => {
    const polynomials = list.map((p, k) => mul(p, list[(k + 1) % list.length]!)).filter((p) => totalDegree(p) > 0);
    const basis = coprimeBasis(polynomials.flatMap((p) => partsOf(p)!))!;
    for (const [k, a] of basis.entries())
      for (const b of basis.slice(k + 1)) expect(multivariateGcd(a.factor, b.factor)).toEqual(one);
    for (const p of polynomials) {
      const own = basis.filter(({ factor }) => exactQuotient(p, factor) !== undefined);
      expect(polynomialKey(product(own))).toBe(polynomialKey(multivariateSquareFreePart(p)!));
    }
  },
);

test('polynomials in one variable, differences of squares and high degrees', () => {
  const [x, y] = [variable(0), variable(1)];
  expect(partsOf(sub(power(x, 4), one))!.map(({ factor }) => totalDegree(factor))).toEqual([1, 1, 2]);
  const squares = partsOf(sub(mul(x, x), mul(y, y)))!;
  expect(squares.map(({ isIrreducible }) => isIrreducible)).toEqual([false]);
  // Beside one of its factors it is taken apart.
  expect(coprimeBasis([...squares, ...partsOf(sub(x, y))!])!.map(({ isIrreducible }) => isIrreducible)).toEqual([
    true,
    true,
  ]);
  expect(partsOf(sub(power(x, 20), one))).toHaveLength(1);
});

test('what is too large has no parts and no basis', () => {
  const wide = Array.from({ length: 20 }, (_, k) => power(variable(k), 2)).reduce(add);
  const [f, g] = [add(wide, one), add(wide, mul(variable(0), variable(1)))];
  expect(partsOf(mul(mul(f, f), g))).toBeUndefined();
  const parts = [mul(f, g), mul(f, sub(g, one))].map((factor) => ({ factor, isIrreducible: false }));
  expect(coprimeBasis(parts)).toBeUndefined();
});
