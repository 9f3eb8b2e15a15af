import { expect, test } from 'vitest';
import { elementaryFunctions } from '../../../../tests/math/elementaryFunctions.js';
import { expectedMathDigest, mathDigest } from '../../../../tests/math/mathDigest.js';
import { exp } from './exp.js';
import { pow } from './pow.js';

// Of one number for the digest: the exponent depends on the base.
const functions = { ...elementaryFunctions, pow: (x: number) => pow(Math.abs(x), 3 - x / 64) };

test('the elementary functions give the committed bits', () => {
  expect(mathDigest(functions)).toEqual(expectedMathDigest);
});

test('the digest notices a change of the last bit in some three results', () => {
  const { exp: digest } = mathDigest({ exp: (x) => (x > 10 && x < 10.0001 ? exp(x) * (1 + 2 ** -52) : exp(x)) });
  expect(digest).not.toBe(expectedMathDigest.exp);
});
