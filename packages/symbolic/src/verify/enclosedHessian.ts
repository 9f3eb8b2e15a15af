import { grad, type Program, type ScalarFunction } from '@crease/tensor';
import { hullRule } from '../interpret/hullRule.js';
import { interpret } from '../interpret/interpret.js';
import type { Refusal } from '../interpret/refusal.js';
import type { ScalarRule } from '../interpret/scalarRule.js';
import { dualArithmetic, dualRule } from '../jets/dual.js';
import { type Interval, pointInterval } from '../number/interval.js';
import { intervals } from '../number/intervals.js';
import { invalid } from './rejection.js';

/** Enclosures of $Hv$ for the Hessians of all formal pieces at a point and the vectors v of a box. */
export type HessianImage = (point: readonly number[], box: readonly Interval[]) => readonly Interval[];

const duals = dualArithmetic(intervals);

/**
 * The Hessians of a loss as a check encloses them: by dual numbers over the program of the gradient. The provers use
 * the program of the Hessian-vector product instead.
 */
export function hessianImage(program: Program): HessianImage {
  const gradient = grad(program);
  const rule = dualRule(intervals, remembered(hullRule));
  return (point, box) => {
    const variables = point.map((value, k) => ({ value: pointInterval(value), slope: box[k]! }));
    const reading = interpret(gradient, [variables], duals, rule);
    if (reading.status === 'undecided')
      return invalid(`there is no Hessian at a point of the evidence: ${reading.reason}`);
    return reading.outputs[0]!.map(({ slope }) => slope);
  };
}

/** The columns of the enclosed Hessian at a point, one after the other. */
export function* hessianColumns(image: HessianImage, point: readonly number[]): Generator<readonly Interval[]> {
  for (const j of point.keys()) {
    const unit = point.map((_, k) => (k === j ? intervals.one : intervals.zero));
    yield image(point, unit);
  }
}

/** The rule with the results that it has given: every column is read at the same point, at which functions are slow. */
function remembered(rule: ScalarRule<Interval>): ScalarRule<Interval> {
  const known = new Map<ScalarFunction, Map<string, Interval | Refusal>>();
  return (f, fixedGerm, at) => {
    const own = known.get(f) ?? new Map<string, Interval | Refusal>();
    known.set(f, own);
    const key = `${fixedGerm} ${at.lower} ${at.upper}`;
    const value = own.get(key) ?? rule(f, fixedGerm, at);
    own.set(key, value);
    return value;
  };
}
