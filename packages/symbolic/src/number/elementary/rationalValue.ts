import { decompose } from '../floatingPoint.js';
import { integerPower } from '../integers.js';
import { type Rational, rational } from '../rational.js';
import type { ElementaryName } from './ranges.js';

/**
 * The value of an elementary function at a double where it is rational, otherwise `undefined`.
 *
 * By the theorem of Lindemann and Weierstrass the functions made of exp and ln, sine and their inverses are rational at
 * one point each (0 or 1); $2^x$, $10^x$ and their inverses also at integers and at powers, by unique factorisation and
 * the theorem of Gelfond and Schneider.
 */
export function rationalValue(name: ElementaryName, x: number): Rational | undefined {
  const point = points[name];
  if (point !== undefined && x === point[0]) return point[1];
  if (name === 'exp2' || name === 'exp10')
    return Number.isInteger(x) && Math.abs(x) <= 1100 ? powerOf(name === 'exp2' ? 2n : 10n, x) : undefined;
  if (name === 'log2') {
    const { significand, exponent } = decompose(x);
    return significand === 1 ? rational(exponent) : undefined;
  }
  return name === 'log10' ? decimalLogarithm(x) : undefined;
}

const zero = rational(0);
const one = rational(1);
const half = rational(1, 2);

const points: Readonly<Partial<Record<ElementaryName, readonly [at: number, value: Rational]>>> = {
  exp: [0, one],
  expm1: [0, zero],
  log: [1, zero],
  log1p: [0, zero],
  sin: [0, zero],
  cos: [0, one],
  tan: [0, zero],
  asin: [0, zero],
  acos: [1, zero],
  atan: [0, zero],
  sinh: [0, zero],
  cosh: [0, one],
  tanh: [0, zero],
  asinh: [0, zero],
  acosh: [1, zero],
  atanh: [0, zero],
  sigmoid: [0, half],
  normalCdf: [0, half],
};

function powerOf(base: bigint, exponent: number): Rational {
  const power = integerPower(base, Math.abs(exponent));
  return exponent < 0 ? rational(1n, power) : rational(power);
}

function decimalLogarithm(x: number): Rational | undefined {
  let [rest, exponent] = [x, 0];
  // Powers of ten are doubles up to 10^22; 10^−k is none.
  if (!Number.isInteger(x) || x > 1e22) return undefined;
  for (; rest % 10 === 0 && rest > 0; exponent++) rest /= 10;
  return rest === 1 ? rational(exponent) : undefined;
}
