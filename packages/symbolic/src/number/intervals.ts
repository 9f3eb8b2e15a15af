import type { Arithmetic } from './arithmetic.js';
import { type Interval, isValidInterval, midpoint, pointInterval } from './interval.js';
import { atomOfInterval } from './intervalAtoms.js';
import {
  addIntervals,
  divideIntervals,
  intervalPower,
  multiplyIntervals,
  negateInterval,
  subtractIntervals,
} from './intervalOperations.js';
import { multiplyIntervalMatrices } from './intervalProducts.js';

/** The arithmetic of intervals with outward rounding. Grade of its results: enclosed. */
export const intervals: Arithmetic<Interval> = {
  name: 'interval',
  zero: pointInterval(0),
  one: pointInterval(1),
  fromNumber: pointInterval,
  fromRatio: (numerator, denominator) => divideIntervals(pointInterval(numerator), pointInterval(denominator)),
  add: addIntervals,
  sub: subtractIntervals,
  mul: multiplyIntervals,
  neg: negateInterval,
  div: divideIntervals,
  power: intervalPower,
  multiplyMatrices: multiplyIntervalMatrices,
  scale: (a, numerator, denominator) =>
    divideIntervals(multiplyIntervals(a, pointInterval(numerator)), pointInterval(denominator)),
  isZero: (a) => a.lower === 0 && a.upper === 0,
  isValid: isValidInterval,
  atom: atomOfInterval,
  compare: (a, b) => (a.upper < b ? -1 : a.lower > b ? 1 : a.lower === b && a.upper === b ? 0 : undefined),
  toNumber: midpoint,
};
