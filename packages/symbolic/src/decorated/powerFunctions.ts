import { DomainError } from '@crease/tensor';
import { powerBounds, rootBounds } from '../number/elementary/power.js';
import { type Interval, magnitude, mignitude } from '../number/interval.js';
import { negateInterval } from '../number/intervalOperations.js';
import { emptySet, hullOfSets, intersectSets, realLine } from './emptySet.js';
import { continuous, type IntervalFunction, partial } from './intervalFunction.js';

const INFINITY = Number.POSITIVE_INFINITY;

/** $x^y = e^{y \ln x}$ for x > 0, and 0 for x = 0 < y; no value elsewhere. */
export const pow: IntervalFunction = {
  range: (x, y) => powers(intersectSets(x!, { lower: 0, upper: INFINITY }), y!),
  behaviour: (x, y) => (x!.lower > 0 || (x!.lower === 0 && y!.lower > 0) ? 'com' : 'trv'),
};

/**
 * The power $x^n$ with a fixed integer exponent; for n < 0 without a value at 0.
 *
 * @throws DomainError if n is not an integer
 */
export function pown(n: number): IntervalFunction {
  requireInteger(n, 'pown');
  if (n === 0) return continuous(() => ({ lower: 1, upper: 1 }));
  const value = (x: number): Interval => valueAt(x, n, powerBounds);
  return n > 0 ? continuous((a) => growing(a!, n, value)) : partial((a) => falling(a, n, value), withoutZero);
}

/**
 * The n-th root; for even n defined for x ≥ 0, for n < 0 without a value at 0.
 *
 * @throws DomainError if n is not an integer other than 0
 */
export function rootn(n: number): IntervalFunction {
  requireInteger(n, 'rootn');
  if (n === 0) throw new DomainError('rootn: there is no root of order 0.');
  const value = (x: number): Interval => valueAt(x, n, rootBounds);
  const isEven = n % 2 === 0;
  const inside = (a: Interval): Interval => (isEven ? intersectSets(a, { lower: 0, upper: INFINITY }) : a);
  return partial(
    (a) => {
      const domain = inside(a);
      if (domain.lower > domain.upper) return emptySet;
      return n > 0 ? growing(domain, 1, value) : falling(domain, isEven ? 2 : 1, value);
    },
    (a) => (n > 0 || withoutZero(a)) && (!isEven || a.lower >= 0),
  );
}

/** An increasing odd or even power of the numbers of an interval. */
function growing(a: Interval, n: number, value: (x: number) => Interval): Interval {
  return n % 2 === 0
    ? { lower: value(mignitude(a)).lower, upper: value(magnitude(a)).upper }
    : { lower: value(a.lower).lower, upper: value(a.upper).upper };
}

/** A power with a pole at 0. */
function falling(a: Interval, n: number, value: (x: number) => Interval): Interval {
  if (a.lower === 0 && a.upper === 0) return emptySet;
  if (n % 2 === 0) return { lower: value(magnitude(a)).lower, upper: value(mignitude(a)).upper };
  if (a.lower < 0 && a.upper > 0) return realLine;
  if (a.upper <= 0) return negateInterval(falling(negateInterval(a), n, value));
  return { lower: value(a.upper).lower, upper: value(a.lower).upper };
}

/** The bounds of the value at one point, also at 0 (a limit from above) and ±∞, with the sign of an odd function. */
function valueAt(x: number, n: number, bounds: (x: number, n: number) => Interval): Interval {
  if (x < 0) {
    const mirrored = valueAt(-x, n, bounds);
    return n % 2 === 0 ? mirrored : negateInterval(mirrored);
  }
  if (x !== 0 && x !== INFINITY) return bounds(x, n);
  const limit = (x === 0) === n > 0 ? 0 : INFINITY;
  return { lower: limit, upper: limit };
}

function withoutZero(a: Interval): boolean {
  return a.lower > 0 || a.upper < 0;
}

/** The values on x ≥ 0: y ln x is bilinear, so its extrema are at the corners, as values or limits. */
function powers(x: Interval, y: Interval): Interval {
  if (x.lower > x.upper) return emptySet;
  if (x.upper === 0) return y.upper > 0 ? { lower: 0, upper: 0 } : emptySet;
  let range = emptySet;
  for (const base of [x.lower, x.upper])
    for (const exponent of [y.lower, y.upper]) range = hullOfSets(range, corner(base, exponent));
  return range;
}

function corner(x: number, y: number): Interval {
  if (y === 0 || x === 1) return { lower: 1, upper: 1 };
  if (x !== 0 && x !== INFINITY && Math.abs(y) !== INFINITY) return powerBounds(x, y);
  const limit = x > 1 === y > 0 ? INFINITY : 0;
  return { lower: limit, upper: limit };
}

function requireInteger(n: number, name: string): void {
  if (!Number.isSafeInteger(n))
    throw new DomainError(`${name}: expected an integer order, got ${n}. Use pow for others.`);
}
