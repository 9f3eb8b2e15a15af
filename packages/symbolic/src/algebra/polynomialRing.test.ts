import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { type Rational, rational } from '../number/rational.js';
import { rationals } from '../number/rationals.js';
import {
  constantPolynomial,
  constantValue,
  equalPolynomials,
  type MultivariatePolynomial,
  polynomialRing,
  totalDegree,
  valueAt,
  variable,
} from './polynomialRing.js';

const { add, sub, mul, div, power, scale, isValid, isZero } = polynomialRing;

/** A polynomial in three variables together with the same function on rationals, built from one description. */
type Pair = readonly [MultivariatePolynomial, (point: readonly Rational[]) => Rational];
const pairs: fc.Arbitrary<Pair> = fc.letrec<{ pair: Pair }>((tie) => ({
  pair: fc.oneof(
    { maxDepth: 4 },
    fc.integer({ min: 0, max: 2 }).map((k): Pair => [variable(k), (point) => point[k]!]),
    fc.integer({ min: -3, max: 3 }).map((c): Pair => [constantPolynomial(rational(c, 2)), () => rational(c, 2)]),
    fc
      .tuple(tie('pair'), tie('pair'), fc.constantFrom('add', 'sub', 'mul'))
      .map(([[p, f], [q, g], op]): Pair => [polynomialRing[op](p, q), (point) => rationals[op](f(point), g(point))]),
    tie('pair').map(([p, f]): Pair => [power(p, 2), (point) => rationals.mul(f(point), f(point))]),
    tie('pair').map(([p, f]): Pair => [scale(p, -2, 3), (point) => rationals.mul(f(point), rational(-2, 3))]),
  ),
})).pair;
const points = fc
  .tuple(...[0, 1, 2].map(() => fc.tuple(fc.integer({ min: -9, max: 9 }), fc.integer({ min: 1, max: 9 }))))
  .map((list) => list.map(([p, q]) => rational(p, q)));

describe('the ring of polynomials', () => {
  test.prop([pairs, points])('values of formulas are formulas of values', ([p, f], point) => {
    expect(valueAt(p, point)).toEqual(f(point));
  });

  test.prop([pairs, pairs])('equal functions have equal terms: (p + q)(p − q) = p² − q²', ([p], [q]) => {
    const product = mul(add(p, q), sub(p, q));
    expect(equalPolynomials(product, sub(mul(p, p), mul(q, q)))).toBe(true);
    expect(equalPolynomials(product, add(sub(mul(p, p), mul(q, q)), polynomialRing.one))).toBe(false);
    expect([...product.values()].some((t) => rationals.isZero(t.coefficient))).toBe(false);
  });

  test('monomials do not depend on the order of factors', () => {
    const [x, y, z] = [variable(0), variable(1), variable(2)];
    expect([...mul(mul(z, x), mul(y, x)).keys()]).toEqual(['0 0 1 2']);
    expect(totalDegree(add(mul(z, x), y))).toBe(2);
    expect(totalDegree(polynomialRing.zero)).toBe(-1);
    expect(constantValue(sub(x, x))).toEqual(rational(0));
    expect(constantValue(x)).toBeUndefined();
  });

  test('what is no polynomial is invalid or undefined, and invalid absorbs', () => {
    const x = variable(0);
    const broken = div(x, x);
    expect(isValid(broken)).toBe(false);
    expect(isValid(div(x, polynomialRing.zero))).toBe(false);
    for (const operation of [add, sub, mul]) {
      expect(isValid(operation(broken, x))).toBe(false);
      expect(isValid(operation(polynomialRing.zero, broken))).toBe(false);
      expect(isValid(operation(broken, polynomialRing.zero))).toBe(false);
    }
    expect(isZero(broken)).toBe(false);
    expect(polynomialRing.atom('tanh', x)).toBeUndefined();
    expect(polynomialRing.atom('tanh', polynomialRing.zero)).toEqual(polynomialRing.zero);
    expect(polynomialRing.compare(x, 0)).toBeUndefined();
    expect(polynomialRing.compare(constantPolynomial(rational(1, 3)), 0)).toBe(1);
    expect(equalPolynomials(div(mul(x, x), constantPolynomial(rational(2))), scale(mul(x, x), 1, 2))).toBe(true);
    expect(polynomialRing.toNumber(x)).toBeNaN();
  });
});
