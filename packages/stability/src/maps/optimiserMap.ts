import {
  call,
  grad,
  type Optimiser,
  type Program,
  type StepParameters,
  simplify,
  slice,
  stepProgram,
  trace,
} from '@crease/tensor';
import { lossDimension } from './gradientDescent.js';

/**
 * The program of one step of an optimiser on a loss: inputs `state` [N] and `eta` [], output of shape [N].
 *
 * The state is θ, then the slots of the optimiser (momentum, mean squares, …), then its clocks; `startState` makes the
 * one that a run starts from. An ordinary program, as `gradientDescentMap` is: `orbit` iterates it, and its Jacobian is
 * that of the map of states. Grade: none of its own.
 *
 * @param loss scalar program of one vector θ
 * @throws ShapeError or UsageError as `gradientDescentMap`; UsageError for hyperparameters that the optimiser does not take
 *
 * @example
 * const loss = trace({ theta: [1] }, ({ theta }) => sum(apply(activation('square'), theta)));
 * const map = optimiserMap(loss, optimiserNamed('heavy-ball'), { beta: 0.5 });
 * const start = startState(optimiserNamed('heavy-ball'), [1]);
 * orbit(map, { start, stepSize: 0.25, steps: 2 }).points; // Float64Array(6) [1, 0, 0.5, 2, 0, 2]
 */
export function optimiserMap(loss: Program, optimiser: Optimiser, parameters: StepParameters = {}): Program {
  const dimension = lossDimension('optimiserMap', loss);
  const step = stepProgram(optimiser, dimension, parameters);
  const gradient = grad(loss);
  const size = step.inputs[0]!.shape[0]!;
  const map = trace({ state: [size], eta: [] }, ({ state, eta }) => {
    const [g] = call(gradient, [slice(state, 0, [dimension])]);
    return call(step, [state, g!, eta]);
  });
  return simplify(map);
}
