import { arithmeticFunctions } from './arithmeticFunctions.js';
import { atan2 } from './atan2Function.js';
import { elementaryFunctions } from './elementaryFunctions.js';
import type { IntervalFunction } from './intervalFunction.js';
import { pow } from './powerFunctions.js';
import { stepFunctions } from './stepFunctions.js';

/** The name of a real function with a version for sets. */
export type IntervalFunctionName =
  | keyof typeof arithmeticFunctions
  | keyof typeof elementaryFunctions
  | keyof typeof stepFunctions
  | 'pow'
  | 'atan2';

/**
 * The real functions of IEEE 1788, and those of this project's activations, as functions of sets; `pown` and `rootn`
 * make one for a fixed integer. See `rangeOn` and `decoratedRangeOn`.
 */
export const intervalFunctions: Readonly<Record<IntervalFunctionName, IntervalFunction>> = {
  ...arithmeticFunctions,
  ...elementaryFunctions,
  ...stepFunctions,
  pow,
  atan2,
};
