import { expect, test } from 'vitest';
import { expectedMathDigest, mathDigest } from '../../../../tests/math/mathDigest.js';
import { atan } from './atan.js';
import { cbrt } from './cbrt.js';
import { erf } from './erf.js';
import { exp } from './exp.js';
import { expm1 } from './expm1.js';
import { log } from './log.js';
import { log1p } from './log1p.js';
import { normalCdf, normalDensity } from './normal.js';
import { pow } from './pow.js';
import { sigmoid } from './sigmoid.js';
import { cos, sin } from './sinCos.js';
import { cosh, sinh } from './sinhCosh.js';
import { softplus } from './softplus.js';
import { tanh } from './tanh.js';

const functions = {
  exp,
  expm1,
  log,
  log1p,
  tanh,
  sigmoid,
  softplus,
  erf,
  normalCdf,
  normalDensity,
  sin,
  cos,
  sinh,
  cosh,
  atan,
  cbrt,
  // Of one number for the digest: the exponent depends on the base.
  pow: (x: number) => pow(Math.abs(x), 3 - x / 64),
};

test('the elementary functions give the committed bits', () => {
  expect(mathDigest(functions)).toEqual(expectedMathDigest);
});

test('the digest notices a change of the last bit in some three results', () => {
  const { exp: digest } = mathDigest({ exp: (x) => (x > 10 && x < 10.0001 ? exp(x) * (1 + 2 ** -52) : exp(x)) });
  expect(digest).not.toBe(expectedMathDigest.exp);
});
