import { addDown, addUp, divideDown, divideUp } from '../number/directed.js';
import { enclose, type Interval, magnitude, mignitude, pointInterval } from '../number/interval.js';
import {
  addIntervals,
  intervalPower,
  multiplyIntervals,
  negateInterval,
  squareRootInterval,
  subtractIntervals,
} from '../number/intervalOperations.js';
import { addRationals, multiplyRationals, rationalFromNumber } from '../number/rational.js';
import { type Rounding, roundRational } from '../number/rationalRounding.js';
import { emptySet, intersectSets, realLine } from './emptySet.js';
import { continuous, type IntervalFunction, partial } from './intervalFunction.js';

const INFINITY = Number.POSITIVE_INFINITY;

type ArithmeticName =
  | 'pos'
  | 'neg'
  | 'add'
  | 'sub'
  | 'mul'
  | 'div'
  | 'recip'
  | 'fma'
  | 'sqr'
  | 'sqrt'
  | 'abs'
  | 'min'
  | 'max';

/** x, −x, the four operations and their relatives as functions of sets. */
export const arithmeticFunctions: Readonly<Record<ArithmeticName, IntervalFunction>> = {
  pos: continuous((a) => a!),
  neg: continuous((a) => negateInterval(a!)),
  add: continuous((a, b) => addIntervals(a!, b!)),
  sub: continuous((a, b) => subtractIntervals(a!, b!)),
  mul: continuous((a, b) => multiplyIntervals(a!, b!)),
  div: { range: (a, b) => quotients(a!, b!), behaviour: (_, b) => (containsZero(b!) ? 'trv' : 'com') },
  recip: partial(
    (a) => quotients(pointInterval(1), a),
    (a) => !containsZero(a),
  ),
  fma: continuous((a, b, c) => multiplyAdd(a!, b!, c!)),
  sqr: continuous((a) => intervalPower(a!, 2)),
  sqrt: partial(
    (a) => (a.upper < 0 ? emptySet : squareRootInterval(intersectSets(a, { lower: 0, upper: INFINITY }))),
    (a) => a.lower >= 0,
  ),
  abs: continuous((a) => enclose(mignitude(a!), magnitude(a!))),
  min: continuous((a, b) => enclose(Math.min(a!.lower, b!.lower), Math.min(a!.upper, b!.upper))),
  max: continuous((a, b) => enclose(Math.max(a!.lower, b!.lower), Math.max(a!.upper, b!.upper))),
};

function containsZero(a: Interval): boolean {
  return a.lower <= 0 && a.upper >= 0;
}

/** The quotients a/b with b ≠ 0. */
function quotients(a: Interval, b: Interval): Interval {
  if (b.lower === 0 && b.upper === 0) return emptySet;
  if (a.lower === 0 && a.upper === 0) return a;
  if (b.lower < 0 && b.upper > 0) return realLine;
  if (b.upper <= 0) return quotients(negateInterval(a), negateInterval(b));
  // 0 ≤ b.lower < b.upper or b > 0; near a divisor 0 the quotients grow beyond all bounds.
  const [near, far] = [b.lower, b.upper];
  const lower = a.lower >= 0 ? divideDown(a.lower, far) : near === 0 ? -INFINITY : divideDown(a.lower, near);
  const upper = a.upper <= 0 ? divideUp(a.upper, far) : near === 0 ? INFINITY : divideUp(a.upper, near);
  return { lower, upper };
}

/** The numbers ab + c: the extreme products exactly, the sums rounded once. */
function multiplyAdd(a: Interval, b: Interval, c: Interval): Interval {
  const corners = [
    [a.lower, b.lower],
    [a.lower, b.upper],
    [a.upper, b.lower],
    [a.upper, b.upper],
  ] as const;
  return {
    lower: Math.min(...corners.map(([x, y]) => roundedMultiplyAdd(x, y, c.lower, 'down'))),
    upper: Math.max(...corners.map(([x, y]) => roundedMultiplyAdd(x, y, c.upper, 'up'))),
  };
}

/** xy + z rounded once, with 0 · ∞ = 0; an infinite z is an end of its interval and decides. */
function roundedMultiplyAdd(x: number, y: number, z: number, rounding: Rounding): number {
  if (!Number.isFinite(z)) return z;
  if (x === 0 || y === 0) return z;
  if (!Number.isFinite(x) || !Number.isFinite(y)) return x * y;
  const product = multiplyRationals(rationalFromNumber(x), rationalFromNumber(y));
  return roundRational(addRationals(product, rationalFromNumber(z)), rounding);
}

/** The smallest set z with b + z ⊇ a, the inverse of an addition; all numbers if there is none. */
export function cancelMinus(a: Interval, b: Interval): Interval {
  const isBounded = (x: Interval): boolean => Math.abs(x.lower) !== INFINITY && Math.abs(x.upper) !== INFINITY;
  const isEmpty = (x: Interval): boolean => x.lower > x.upper;
  if (isEmpty(a) && (isEmpty(b) || isBounded(b))) return emptySet;
  if (isEmpty(a) || isEmpty(b) || !isBounded(a) || !isBounded(b)) return realLine;
  if (isNarrower(a, b)) return realLine;
  return { lower: addDown(a.lower, -b.lower), upper: addUp(a.upper, -b.upper) };
}

/** The smallest set z with a ⊆ z − b; `cancelMinus` of a and −b. */
export function cancelPlus(a: Interval, b: Interval): Interval {
  return cancelMinus(a, b.lower > b.upper ? b : negateInterval(b));
}

/** Compares exact widths of bounded intervals. */
function isNarrower(a: Interval, b: Interval): boolean {
  const [al, au, bl, bu] = [a.lower, a.upper, b.lower, b.upper].map(rationalFromNumber);
  const difference = addRationals(
    addRationals(au!, multiplyRationals(rationalFromNumber(-1), al!)),
    addRationals(bl!, multiplyRationals(rationalFromNumber(-1), bu!)),
  );
  return difference.numerator < 0n;
}
