import { power } from '@crease/tensor';
import {
  addDown,
  addUp,
  divideDown,
  divideUp,
  multiplyDown,
  multiplyUp,
  squareRootDown,
  squareRootUp,
} from './directed.js';
import {
  enclose,
  type Interval,
  invalidInterval,
  isValidInterval,
  magnitude,
  mignitude,
  pointInterval,
} from './interval.js';

const zero = pointInterval(0);

/** An enclosure of the sums of two intervals. */
export function addIntervals(a: Interval, b: Interval): Interval {
  // Sums of many terms that are 0 are frequent: a point where most weights vanish.
  if (isZero(a)) return b;
  if (isZero(b)) return a;
  return enclose(addDown(a.lower, b.lower), addUp(a.upper, b.upper));
}

function isZero(a: Interval): boolean {
  return a.lower === 0 && a.upper === 0;
}

/** An enclosure of the differences of two intervals. */
export function subtractIntervals(a: Interval, b: Interval): Interval {
  return enclose(addDown(a.lower, -b.upper), addUp(a.upper, -b.lower));
}

/** The negatives of an interval. */
export function negateInterval(a: Interval): Interval {
  return { lower: 0 - a.upper, upper: 0 - a.lower };
}

/** An enclosure of the products of two intervals; [0, 0] times a valid interval is [0, 0]. */
export function multiplyIntervals(a: Interval, b: Interval): Interval {
  if (!isValidInterval(a) || !isValidInterval(b)) return invalidInterval;
  if (isZero(a) || isZero(b)) return zero;
  return enclose(leastProduct(a.lower, a.upper, b.lower, b.upper), largestProduct(a.lower, a.upper, b.lower, b.upper));
}

// The end of b that goes with each end of a follows from the signs; only two mixed intervals leave a choice.

/** A lower bound of the products of numbers in [al, au] and [bl, bu]. */
export function leastProduct(al: number, au: number, bl: number, bu: number): number {
  if (al >= 0) return multiplyDown(bl >= 0 ? al : au, bl);
  if (au <= 0) return multiplyDown(bu >= 0 ? al : au, bu);
  if (bl >= 0) return multiplyDown(al, bu);
  return bu <= 0 ? multiplyDown(au, bl) : Math.min(multiplyDown(al, bu), multiplyDown(au, bl));
}

/** An upper bound of the products of numbers in [al, au] and [bl, bu]. */
export function largestProduct(al: number, au: number, bl: number, bu: number): number {
  if (al >= 0) return multiplyUp(bu >= 0 ? au : al, bu);
  if (au <= 0) return multiplyUp(bl >= 0 ? au : al, bl);
  if (bl >= 0) return multiplyUp(au, bu);
  return bu <= 0 ? multiplyUp(al, bl) : Math.max(multiplyUp(al, bl), multiplyUp(au, bu));
}

/** An enclosure of the quotients of two intervals; invalid if b contains 0. */
export function divideIntervals(a: Interval, b: Interval): Interval {
  if (!isValidInterval(a) || !(b.lower > 0 || b.upper < 0)) return invalidInterval;
  if (b.upper < 0) return divideIntervals(negateInterval(a), negateInterval(b));
  return enclose(
    divideDown(a.lower, a.lower >= 0 ? b.upper : b.lower),
    divideUp(a.upper, a.upper >= 0 ? b.lower : b.upper),
  );
}

/** An enclosure of the square roots of an interval; invalid if it contains a negative number. */
export function squareRootInterval(a: Interval): Interval {
  if (!(a.lower >= 0)) return invalidInterval;
  return enclose(squareRootDown(a.lower), a.upper === Number.POSITIVE_INFINITY ? a.upper : squareRootUp(a.upper));
}

/** An enclosure of the powers of the numbers of an interval, for an integer exponent ≥ 1. */
export function intervalPower(a: Interval, exponent: number): Interval {
  if (!isValidInterval(a)) return invalidInterval;
  if (exponent % 2 === 0)
    return enclose(
      powerOfMagnitude(mignitude(a), exponent, multiplyDown),
      powerOfMagnitude(magnitude(a), exponent, multiplyUp),
    );
  return enclose(
    a.lower >= 0
      ? powerOfMagnitude(a.lower, exponent, multiplyDown)
      : 0 - powerOfMagnitude(-a.lower, exponent, multiplyUp),
    a.upper >= 0
      ? powerOfMagnitude(a.upper, exponent, multiplyUp)
      : 0 - powerOfMagnitude(-a.upper, exponent, multiplyDown),
  );
}

/** A bound of base^exponent, base ≥ 0, by the given directed multiplication. */
function powerOfMagnitude(base: number, exponent: number, multiply: (a: number, b: number) => number): number {
  // A lower bound that underflow made negative is replaced by 0: only of non-negative bounds the product is a bound.
  return power(base, exponent, (a, b) => Math.max(0, multiply(a, b)));
}
