import { decompose, powerOfTwo } from '../floatingPoint.js';
import { bitLength } from '../integers.js';
import { enclose, type Interval, invalidInterval } from '../interval.js';
import { predecessor, successor } from '../neighbours.js';
import { type Rational, rational } from '../rational.js';
import { roundRational } from '../rationalRounding.js';
import type { ScaledRange } from './exponential.js';
import type { FixedRange } from './fixedPoint.js';
import { type ElementaryName, type RangeOf, ranges } from './ranges.js';
import { rationalValue } from './rationalValue.js';

/**
 * The doubles on both sides of the value of an elementary function at a double, equal if the value is a double.
 *
 * Integer arithmetic with bounded truncation, with more bits until both roundings are certain (Ziv's strategy): the
 * tightest enclosure, and grade proved: it rests on no measured error bound. Some 20 µs, much more for tiny results and
 * huge angles. Invalid where the function has no value: outside its domain, at ±∞ and NaN.
 *
 * @example elementaryBounds('exp', 1) // { lower: 2.718281828459045, upper: 2.7182818284590455 }
 */
export function elementaryBounds(name: ElementaryName, x: number): Interval {
  const [from, to] = domains[name] ?? realLine;
  if (!(Number.isFinite(x) && from <= x && x <= to)) return invalidInterval;
  const exact = rationalValue(name, x);
  if (exact !== undefined) return enclosed(exact, exact);
  const [left, right] = reach[name] ?? realLine;
  return boundsAt(ranges[name], Math.min(Math.max(x, left), right));
}

/**
 * The doubles on both sides of a number that is not a double, from its bounds to any number of bits; possibly a
 * neighbour further where more than `longest` bits would be needed.
 */
export function separated(
  rangeWith: (bits: number) => FixedRange | ScaledRange | undefined,
  bits: number,
  longest: number = LONGEST,
): Interval {
  for (let length = bits; ; length *= 2) {
    const range = rangeWith(length);
    if (range === undefined) continue;
    const exponent = 'exponent' in range ? range.exponent - length : -length;
    const near = neighbours(range, exponent);
    if (near !== undefined) return near;
    const [least, most] = [scaledRational(range.lower, exponent), scaledRational(range.upper, exponent)];
    const result = enclosed(least, most);
    const isTight = roundRational(least, 'up') === result.upper && roundRational(most, 'down') === result.lower;
    if (isTight || length >= longest) return result;
  }
}

type Ends = readonly [from: number, to: number];

const realLine: Ends = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
const positive: Ends = [Number.MIN_VALUE, Number.POSITIVE_INFINITY];

/** The doubles at which functions have a value, if these are not all. */
const domains: Readonly<Partial<Record<ElementaryName, Ends>>> = {
  log: positive,
  log2: positive,
  log10: positive,
  log1p: [successor(-1), Number.POSITIVE_INFINITY],
  asin: [-1, 1],
  acos: [-1, 1],
  acosh: [1, Number.POSITIVE_INFINITY],
  atanh: [successor(-1), predecessor(1)],
};

/** Beyond these arguments the bounds are those at them: the function over- or underflows or is next to its limit. */
const reach: Readonly<Partial<Record<ElementaryName, Ends>>> = {
  exp: [-800, 800],
  exp2: [-1100, 1100],
  exp10: [-400, 400],
  expm1: [-800, 800],
  sinh: [-800, 800],
  cosh: [-800, 800],
  tanh: [-400, 400],
  sigmoid: [-800, 800],
  softplus: [-800, Number.POSITIVE_INFINITY],
  normalCdf: [-40, 40],
  normalDensity: [-40, 40],
};

/** Longer than any double needs; there is no value so close to a double that it is not one. */
const LONGEST = 40_000;
const FEWEST = 80;

function boundsAt(range: RangeOf, x: number): Interval {
  const { significand, exponent } = decompose(x);
  const [n, d] =
    exponent < 0 ? [BigInt(significand), 1n << BigInt(-exponent)] : [BigInt(significand) << BigInt(exponent), 1n];
  // A tiny argument often means a tiny value.
  const leading = Math.max(0, -exponent - 53);
  return separated((bits) => range(n, d, bits), FEWEST + leading);
}

/**
 * The doubles on both sides of a number that is not a double, if both bounds have the same 53 leading bits: nearly always,
 * and much cheaper than two quotients rounded both ways.
 */
function neighbours({ lower, upper }: FixedRange, exponent: number): Interval | undefined {
  if (upper < 0n) {
    const mirrored = neighbours({ lower: -upper, upper: -lower }, exponent);
    return mirrored && { lower: -mirrored.upper, upper: -mirrored.lower };
  }
  const drop = bitLength(upper) - 53;
  const unit = drop + exponent;
  if (lower <= 0n || drop <= 0 || unit < -1074 || unit > 970) return undefined;
  const leading = lower >> BigInt(drop);
  if (leading !== upper >> BigInt(drop)) return undefined;
  // Both have 53 bits, so the products are exact; the number lies strictly between them.
  const scale = powerOfTwo(unit);
  return { lower: Number(leading) * scale, upper: (Number(leading) + 1) * scale };
}

function scaledRational(mantissa: bigint, exponent: number): Rational {
  return exponent < 0
    ? { numerator: mantissa, denominator: 1n << BigInt(-exponent) }
    : rational(mantissa << BigInt(exponent));
}

function enclosed(least: Rational, most: Rational): Interval {
  return enclose(roundRational(least, 'down'), roundRational(most, 'up'));
}
