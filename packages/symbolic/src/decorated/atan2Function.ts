import { piFixed } from '../number/elementary/constants.js';
import { separated } from '../number/elementary/elementaryBounds.js';
import { addFixed, negateFixed } from '../number/elementary/fixedPoint.js';
import { atanFixed } from '../number/elementary/trigonometric.js';
import type { Interval } from '../number/interval.js';
import { negateInterval } from '../number/intervalOperations.js';
import { rationalFromNumber } from '../number/rational.js';
import type { Decoration } from './decoration.js';
import { emptySet, hullOfSets } from './emptySet.js';
import type { IntervalFunction } from './intervalFunction.js';

/** The angle of the point (x, y) in (−π, π], as a function of y and x in this order; no value at the origin. */
export const atan2: IntervalFunction = {
  range: (y, x) => angles(y!, x!),
  behaviour: (y, x) => continuity(y!, x!),
};

/** On the half-line y = 0, x < 0 the angle jumps from −π to π; it is continuous from above. */
function continuity(y: Interval, x: Interval): Decoration {
  if (y.lower > 0 || y.upper < 0) return 'com';
  if (x.lower <= 0 && x.upper >= 0) return 'trv';
  if (x.lower > 0) return 'com';
  return y.lower < 0 ? 'def' : 'dac';
}

function angles(y: Interval, x: Interval): Interval {
  if (y.lower === 0 && y.upper === 0 && x.lower === 0 && x.upper === 0) return emptySet;
  const pi = angleAt(0, -1);
  if (y.lower < 0 && y.upper >= 0 && x.lower < 0) return { lower: -pi.upper, upper: pi.upper };
  let range = emptySet;
  for (const top of [y.lower, y.upper])
    for (const side of [x.lower, x.upper]) range = hullOfSets(range, angleAt(top, side));
  return range;
}

const INFINITY = Number.POSITIVE_INFINITY;

/** The bounds of the angle at a corner; empty where it has no value, at the origin and in the four corners at infinity. */
function angleAt(y: number, x: number): Interval {
  if (y < 0) return negateInterval(angleAt(-y, x));
  if (y === 0) return x > 0 ? { lower: 0, upper: 0 } : x < 0 ? turn(0) : emptySet;
  if (x === 0) return turn(1);
  if (y === INFINITY) return Math.abs(x) === INFINITY ? emptySet : turn(1);
  if (Math.abs(x) === INFINITY) return x > 0 ? { lower: 0, upper: 0 } : turn(0);
  const [n, d] = [rationalFromNumber(y), rationalFromNumber(Math.abs(x))];
  const [top, bottom] = [n.numerator * d.denominator, d.numerator * n.denominator];
  return separated((bits) => {
    const acute = atanFixed(top, bottom, bits);
    return x > 0 ? acute : addFixed(piFixed(bits), negateFixed(acute));
  }, 2300);
}

/** Bounds of π / 2^halvings: the same integers with a smaller unit. */
function turn(halvings: number): Interval {
  return separated((bits) => ({ ...piFixed(bits), exponent: -halvings }), 96);
}
