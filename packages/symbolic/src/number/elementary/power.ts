import { log } from '@crease/tensor';
import { decompose } from '../floatingPoint.js';
import { enclose, type Interval } from '../interval.js';
import { successor } from '../neighbours.js';
import { equalRationals, type Rational, rational, rationalFromNumber, rationalPower, reciprocal } from '../rational.js';
import { roundRational } from '../rationalRounding.js';
import { separated } from './elementaryBounds.js';
import { expFixed } from './exponential.js';
import { fixedQuotient, integerRoot, multiplyFixed } from './fixedPoint.js';
import { logFixed } from './logarithm.js';

/** The doubles on both sides of $x^y$ for finite x > 0 and y, equal if it is a double. Grade: proved, the tightest. */
export function powerBounds(x: number, y: number): Interval {
  const exact = rationalPowerOf(x, y);
  return exact === undefined ? transcendental(x, rationalFromNumber(y), y) : rounded(exact);
}

/** The doubles on both sides of the n-th root of a finite x > 0, for an integer n ≠ 0. Grade: proved, the tightest. */
export function rootBounds(x: number, n: number): Interval {
  const exponent = rational(n < 0 ? -1 : 1, Math.abs(n));
  const exact = exactRoot(x, n, transcendental(x, exponent, 1 / n, FEWEST));
  return exact === undefined ? transcendental(x, exponent, 1 / n) : enclose(exact, exact);
}

const FEWEST = 96;
/** Beyond this exponent of e the power over- or underflows. */
const FAR = 800;

/** x^y as e^(y ln x), where it is not rational; with a limit of bits only nearly the tightest bounds. */
function transcendental(x: number, y: Rational, approximateY: number, longest?: number): Interval {
  const size = approximateY * log(x);
  if (size > FAR) return { lower: Number.MAX_VALUE, upper: Number.POSITIVE_INFINITY };
  if (size < -FAR) return { lower: 0, upper: Number.MIN_VALUE };
  const base = rationalFromNumber(x);
  // The error of ln x is multiplied by y.
  const extra = Math.max(0, Math.ceil(log(Math.abs(approximateY) + 1) * 2));
  return separated(
    (bits) => {
      const exponent = multiplyFixed(
        logFixed(base.numerator, base.denominator, bits),
        fixedQuotient(y.numerator, y.denominator, bits),
        bits,
      );
      return expFixed(exponent, bits);
    },
    FEWEST + extra,
    longest,
  );
}

/**
 * $x^y$ where it is rational with few digits, otherwise `undefined`: then it is no double either.
 *
 * With $y = n/2^k$ that takes the k-th iterated square root of x to be rational; a power of an odd number other than 1
 * has more bits than a double from its 34th on, and none with a negative exponent is a double.
 */
function rationalPowerOf(x: number, y: number): Rational | undefined {
  if (y === 0 || x === 1) return rational(1);
  let { significand: root, exponent } = decompose(x);
  const { significand: n, exponent: k } = decompose(y);
  for (let step = k; step < 0; step++) {
    const half = Number(integerRoot(BigInt(root)));
    if (exponent % 2 !== 0 || half * half !== root) return undefined;
    [root, exponent] = [half, exponent / 2];
  }
  const whole = k > 0 ? y : n;
  if (Math.abs(whole) > (root === 1 ? 2200 : 64)) return undefined;
  const base = rationalFromNumber(root);
  const scaled =
    exponent < 0 ? rational(base.numerator, 1n << BigInt(-exponent)) : rational(base.numerator << BigInt(exponent));
  return rationalPower(whole < 0 ? reciprocal(scaled) : scaled, Math.abs(whole));
}

/** The n-th root of x if it is a double: an end of nearly tight bounds, or between them. */
function exactRoot(x: number, n: number, { lower, upper }: Interval): number | undefined {
  if (x === 1) return 1;
  // A root other than 1 is at least 2, or has at least two bits: its power would not be a double.
  if (Math.abs(n) > 1100) return undefined;
  const whole = rationalFromNumber(x);
  return [lower, successor(lower), upper].find((candidate) => {
    if (!(candidate > 0 && candidate < Number.POSITIVE_INFINITY)) return false;
    const root = rationalFromNumber(candidate);
    return equalRationals(rationalPower(n < 0 ? reciprocal(root) : root, Math.abs(n)), whole);
  });
}

function rounded(a: Rational): Interval {
  return enclose(roundRational(a, 'down'), roundRational(a, 'up'));
}
