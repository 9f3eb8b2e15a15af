import type { AtomName } from '@crease/tensor';
import { arithmeticFunctions } from '../decorated/arithmeticFunctions.js';
import { elementaryFunctions } from '../decorated/elementaryFunctions.js';
import { type IntervalFunction, rangeOn } from '../decorated/intervalFunction.js';
import { type Interval, invalidInterval, isValidInterval } from './interval.js';

const functions: Readonly<Record<AtomName, IntervalFunction>> = { ...elementaryFunctions, ...arithmeticFunctions };

/**
 * The smallest interval of doubles around the values of an elementary function on an interval; invalid if the interval
 * leaves its domain.
 *
 * The bounds come from integer arithmetic (`elementaryBounds`), not from the kernels of @crease/tensor, whose errors
 * are only measured.
 */
export function atomOfInterval(name: AtomName, a: Interval): Interval {
  const f = functions[name];
  return isValidInterval(a) && f.behaviour(a) !== 'trv' ? rangeOn(f, a) : invalidInterval;
}
