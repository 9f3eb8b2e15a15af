import type { Program } from '@crease/tensor';
import { hullRule } from '../interpret/hullRule.js';
import { interpret } from '../interpret/interpret.js';
import { dualArithmetic, dualRule } from '../jets/dual.js';
import { pointInterval } from '../number/interval.js';
import { intervals } from '../number/intervals.js';

const duals = dualArithmetic(intervals);

/**
 * A lower bound of the derivatives of all pieces of a loss along a direction at a point; NaN if there is none.
 *
 * One pass of dual numbers over the loss itself. Grade: enclosed.
 */
export function slopeAlong(program: Program, point: readonly number[], direction: readonly number[]): number {
  const input = point.map((value, k) => ({ value: pointInterval(value), slope: pointInterval(direction[k]!) }));
  const reading = interpret(program, [input], duals, dualRule(intervals, hullRule));
  return reading.status === 'undecided' ? Number.NaN : reading.outputs[0]![0]!.slope.lower;
}
