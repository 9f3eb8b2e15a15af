import { activation, apply, mul, type Program, slice, sum, trace } from '@crease/tensor';
import { expect, test } from 'vitest';
import { polynomialText } from '../algebra/polynomialText.js';
import { rational } from '../number/rational.js';
import { integerPoint } from './integerPoint.js';
import { patternSpectrum } from './patternSpectrum.js';

const square = activation('square');

test('two points are enough where the gcd is a power of λ, more are tried where it is not', () => {
  const cubes = (n: number): Program => trace({ theta: [n] }, ({ theta }) => sum(mul(theta, apply(square, theta))));
  expect(patternSpectrum(cubes(1), 1)).toMatchObject({ gcd: [rational(1)], hessians: { length: 2 } });
  // H = 6 diag(x, y): the first two points have an eigenvalue in common by accident, the third one has not.
  expect(patternSpectrum(cubes(2), 2)).toMatchObject({ gcd: [rational(1)], hessians: { length: 3 } });
  const squares = trace({ theta: [2] }, ({ theta }) => apply(square, slice(theta, 0, [])));
  const { gcd, hessians, record } = patternSpectrum(squares, 2);
  expect(polynomialText(gcd)).toBe('x^2 - 2*x');
  expect(hessians).toHaveLength(4);
  // Point, value, gradient, coefficients of λ² − 2λ.
  const [x, y] = integerPoint(0, 2).map((v) => Number(v.numerator));
  expect(record[0]).toEqual([x!, y!, x! * x!, 2 * x!, 0, 0, -2, 1].map(String));
});

test('a program with kinks has to be restricted first', () => {
  const kinked = trace({ theta: [1] }, ({ theta }) => sum(apply(activation('gelu'), theta)));
  expect(() => patternSpectrum(kinked, 1)).toThrowErrorMatchingInlineSnapshot(
    `[UsageError: patternSpectrum: expected a program that is a polynomial with fixed pieces, but map, element 0: normalCdf has no value there in the number type "rational". Restrict it to a pattern first.]`,
  );
});

test('points have coordinates from 1 to 20 in absolute value, and differ', () => {
  const points = Array.from({ length: 50 }, (_, k) => integerPoint(k, 16));
  for (const v of points.flat()) {
    expect(v.denominator).toBe(1n);
    expect(v).not.toEqual(rational(0));
    expect(v.numerator >= -20n && v.numerator <= 20n).toBe(true);
  }
  expect(new Set(points.map((p) => p.map((v) => v.numerator).join(' '))).size).toBe(50);
});
