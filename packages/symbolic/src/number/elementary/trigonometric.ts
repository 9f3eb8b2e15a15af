import { piFixed } from './constants.js';
import {
  addFixed,
  divideFixed,
  type FixedRange,
  fixedQuotient,
  multiplyFixed,
  negateFixed,
  scaleFixed,
  squareRootFixed,
} from './fixedPoint.js';

const GUARD = 32;

/** Bounds of arctan(n/d) for n ≥ 0 and d > 0. */
export function atanFixed(n: bigint, d: bigint, bits: number): FixedRange {
  if (n > d) {
    // π/2 with a further bit is π.
    const rest = scaleFixed(atanFixed(d, n, bits), -2n);
    const doubled = addFixed(piFixed(bits), rest);
    return { lower: doubled.lower >> 1n, upper: (doubled.upper + 1n) >> 1n };
  }
  let t = fixedQuotient(n, d, bits + GUARD);
  // arctan t = 2 arctan(t / (1 + √(1 + t²))): from t ≤ 1 to t < 0.2 in two steps.
  for (let k = 0; k < HALVINGS; k++) t = halved(t, bits + GUARD);
  const series = alternatingAtan(t, bits + GUARD);
  const [lower, upper] = [series.lower << BigInt(HALVINGS), series.upper << BigInt(HALVINGS)];
  return { lower: lower >> BigInt(GUARD), upper: -(-upper >> BigInt(GUARD)) };
}

const HALVINGS = 2;

function halved(t: FixedRange, bits: number): FixedRange {
  const one = 1n << BigInt(bits);
  const square = multiplyFixed(t, t, bits);
  const root = squareRootFixed({ lower: one + square.lower, upper: one + square.upper }, bits);
  return divideFixed(t, { lower: one + root.lower, upper: one + root.upper }, bits);
}

/** The power series for 0 ≤ t < 1/4; each term is at most 3 units wrong, and the slope of arctan is at most 1. */
function alternatingAtan(t: FixedRange, bits: number): FixedRange {
  const length = BigInt(bits);
  const square = (t.lower * t.lower) >> length;
  let [power, sum, odd, sign] = [t.lower, 0n, 1n, 1n];
  for (; power > 0n; odd += 2n, sign = -sign) {
    sum += (sign * power) / odd;
    power = (power * square) >> length;
  }
  const error = 2n * odd;
  const lower = sum - error;
  return { lower: lower < 0n ? 0n : lower, upper: sum + error + t.upper - t.lower };
}

/** Bounds of the sine and the cosine of one angle. */
export interface SineAndCosine {
  readonly sine: FixedRange;
  readonly cosine: FixedRange;
}

/** Bounds of sine and cosine of the angle n/d, d > 0, however large: reduced by as many bits of π as it needs. */
export function sineAndCosineFixed(n: bigint, d: bigint, bits: number): SineAndCosine {
  const angle = fixedQuotient(n, d, bits);
  const wholeBits = Math.max(0, angle.upper.toString(16).length * 4 - bits);
  const long = bits + wholeBits;
  const exact = wholeBits === 0 ? angle : fixedQuotient(n, d, long);
  const pi = piFixed(long);
  // The nearest multiple of π/2, or a neighbour of it.
  const turns = (2n * exact.lower + (pi.lower >> 1n)) / pi.lower - (exact.lower < 0n ? 1n : 0n);
  const doubled = addFixed(scaleFixed(exact, 2n), scaleFixed(pi, -turns));
  const drop = BigInt(wholeBits + 1);
  const rest = { lower: doubled.lower >> drop, upper: -(-doubled.upper >> drop) };
  const near = ofSmallAngle(rest, bits);
  const quadrant = Number(((turns % 4n) + 4n) % 4n);
  const [sine, cosine] = quadrant % 2 === 0 ? [near.sine, near.cosine] : [near.cosine, negateFixed(near.sine)];
  return quadrant < 2 ? { sine, cosine } : { sine: negateFixed(sine), cosine: negateFixed(cosine) };
}

/** The power series for |r| < 3; each term is at most 3 units wrong, both slopes are at most 1. */
function ofSmallAngle(r: FixedRange, bits: number): SineAndCosine {
  const length = BigInt(bits + GUARD);
  const x = r.lower << BigInt(GUARD);
  let term = 1n << length;
  let [sine, cosine, k] = [0n, 0n, 0n];
  for (; term > 1n || term < -1n; k++) {
    const isEven = k % 2n === 0n;
    const sign = k % 4n < 2n ? 1n : -1n;
    if (isEven) cosine += sign * term;
    else sine += sign * term;
    term = ((term * x) >> length) / (k + 1n);
  }
  const width = r.upper - r.lower + 2n;
  const around = (v: bigint): FixedRange => {
    const middle = v >> BigInt(GUARD);
    return { lower: middle - width, upper: middle + width };
  };
  return { sine: around(sine), cosine: around(cosine) };
}
