import { DomainError } from '../errors.js';
import type { Program } from '../ir/program.js';
import { trace } from '../ir/trace.js';
import type { Value } from '../ir/value.js';
import { scale } from '../ops/arithmetic.js';
import { concat, slice } from '../ops/linear.js';
import { simplify } from '../passes/simplify.js';
import type { StepParameters } from './move.js';
import { moved } from './moved.js';
import type { Optimiser } from './optimiser.js';
import { stepParameters } from './stepParameters.js';

/**
 * One step of an optimiser as a program: inputs `state` [N], `gradient` [n] and `eta` [], output the new state [N].
 *
 * The state is θ, then the slots, each of n numbers, then the clocks, one number each. The gradient is that at θ before
 * the step; who asks decides of which loss, or of which batch.
 *
 * @param dimension n, the number of parameters of the network
 * @throws UsageError for hyperparameters that the optimiser does not take
 *
 * @example
 * const step = stepProgram(optimiserNamed('heavy-ball'), 1, { beta: 0.5 });
 * evaluate(step, [[3, 1], [2], 0.25])[0]; // Float64Array(2) [2.375, 2.5]
 */
export function stepProgram(optimiser: Optimiser, dimension: number, given: StepParameters = {}): Program {
  const parameters = stepParameters(optimiser, given);
  const slots = ['theta', ...Object.keys(optimiser.slots)];
  const clocks = Object.entries(optimiser.clocks);
  const size = slots.length * dimension + clocks.length;
  const program = trace({ state: [size], gradient: [dimension], eta: [] }, ({ state, gradient, eta }) => {
    const values: Record<string, Value> = { gradient, eta };
    for (const [k, name] of slots.entries()) values[name] = slice(state, k * dimension, [dimension]);
    for (const [k, [name, base]] of clocks.entries())
      values[name] = scale(slice(state, slots.length * dimension + k, []), parameters[base]!);
    for (const move of optimiser.moves) values[move.slot] = moved(move, values, parameters);
    return concat([...slots, ...clocks.map(([name]) => name)].map((name) => values[name]!));
  });
  return simplify(program);
}

/**
 * The state from which an optimiser starts at θ: slots at their start, clocks at 1.
 *
 * @throws DomainError if the optimiser is for positive parameters and some are not
 */
export function startState(optimiser: Optimiser, theta: ArrayLike<number>): Float64Array {
  const dimension = theta.length;
  const bad = optimiser.domain === 'positive' ? Array.from(theta).findIndex((x) => !(x > 0)) : -1;
  if (bad !== -1)
    throw new DomainError(
      `${optimiser.title} is for positive parameters, but parameter ${bad} is ${theta[bad]}. Choose another start or optimiser.`,
    );
  const slots = Object.values(optimiser.slots);
  const clocks = Object.keys(optimiser.clocks);
  const state = new Float64Array((1 + slots.length) * dimension + clocks.length).fill(1);
  state.set(Float64Array.from(theta));
  for (const [k, { start }] of slots.entries()) state.fill(start, (k + 1) * dimension, (k + 2) * dimension);
  return state;
}
