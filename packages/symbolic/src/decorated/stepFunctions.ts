import type { Interval } from '../number/interval.js';
import type { Decoration } from './decoration.js';
import type { IntervalFunction } from './intervalFunction.js';

type StepName = 'sign' | 'ceil' | 'floor' | 'trunc' | 'roundTiesToEven' | 'roundTiesToAway';

/** Functions that are constant between their jumps, as functions of sets. */
export const stepFunctions: Readonly<Record<StepName, IntervalFunction>> = {
  sign: stepFunction(
    (x) => Math.sign(x),
    (x) => x === 0,
  ),
  ceil: stepFunction(
    (x) => Math.ceil(x),
    (x) => Number.isInteger(x),
  ),
  floor: stepFunction(
    (x) => Math.floor(x),
    (x) => Number.isInteger(x),
  ),
  trunc: stepFunction(
    (x) => Math.trunc(x),
    (x) => Number.isInteger(x) && x !== 0,
  ),
  roundTiesToEven: stepFunction(nearestEven, isHalfInteger),
  roundTiesToAway: stepFunction((x) => Math.sign(x) * nearestAway(Math.abs(x)), isHalfInteger),
};

/** A non-decreasing step function: continuous on a box without jump, or, as a restriction, on a box where it is constant. */
function stepFunction(value: (x: number) => number, jumps: (x: number) => boolean): IntervalFunction {
  return {
    range: (a) => ({ lower: value(a!.lower), upper: value(a!.upper) }),
    behaviour: (a) => continuity(a!, value, jumps),
  };
}

function continuity(a: Interval, value: (x: number) => number, jumps: (x: number) => boolean): Decoration {
  if (value(a.lower) !== value(a.upper)) return 'def';
  // Between two jumps the value changes, so a jump inside would have been seen: only the ends are left.
  return jumps(a.lower) || jumps(a.upper) ? 'dac' : 'com';
}

function isHalfInteger(x: number): boolean {
  return Number.isInteger(2 * x) && !Number.isInteger(x);
}

function nearestEven(x: number): number {
  const below = Math.floor(x);
  const rest = x - below; // exact; NaN for ±∞
  if (!Number.isFinite(x)) return x;
  if (rest !== 0.5) return rest < 0.5 ? below : Math.ceil(x);
  return below % 2 === 0 ? below : below + 1;
}

function nearestAway(x: number): number {
  const below = Math.floor(x);
  return !Number.isFinite(x) || x - below < 0.5 ? below : Math.ceil(x);
}
