import { type Program, sizeOf } from '@crease/tensor';
import { hullRule } from '../interpret/hullRule.js';
import { interpret } from '../interpret/interpret.js';
import type { Interval } from '../number/interval.js';
import { intervals } from '../number/intervals.js';
import { type Rational, rationalFromNumber } from '../number/rational.js';

/**
 * The elements of a value at θ = 0, if they are the same whatever the pieces of the functions before it, and known
 * exactly; otherwise `undefined`.
 */
export function featuresAtZero(program: Program, id: number): readonly Rational[] | undefined {
  const zero = new Array<Interval>(sizeOf(program.inputs[0]!.shape)).fill(intervals.zero);
  const upTo = { ...program, equations: program.equations.slice(0, id), outputs: [id] };
  const reading = interpret(upTo, [zero], intervals, hullRule);
  if (reading.status === 'undecided') return undefined;
  const [values] = reading.outputs;
  if (!values!.every(({ lower, upper }) => lower === upper)) return undefined;
  return values!.map(({ lower }) => rationalFromNumber(lower));
}
