import {
  type Data,
  type LossOptions,
  lossProgram,
  type Model,
  type Program,
  ShapeError,
  shapeOf,
  UsageError,
} from '@crease/tensor';
import { canonicalJson } from '../encoding/canonicalJson.js';
import type { Training } from '../theorems/training.js';

/** The loss of gradient descent whose map θ ↦ θ − η∇L(θ) is to be certified. */
export interface NonSingularityProblem {
  /** θ ↦ L(θ): one vector input, one scalar output. */
  readonly program: Program;
  /** Where the program comes from; without it only methods that look at the program alone apply. */
  readonly training?: Training;
}

/**
 * The problem of training a network on data: its loss program together with the facts that structure theorems use.
 *
 * @throws ShapeError or DomainError if the data do not fit the network; UsageError for an unknown loss
 */
export function trainingProblem(
  model: Model,
  data: Data,
  loss: string,
  options: LossOptions = {},
): NonSingularityProblem {
  return {
    program: lossProgram(model, data, loss, options),
    training: { model, data, loss, weightDecay: options.weightDecay ?? 0 },
  };
}

/**
 * Throws if the program of a problem is not the loss program of its network and data.
 *
 * @throws UsageError
 */
export function checkTraining({ program, training }: NonSingularityProblem): void {
  if (training === undefined) return;
  const { model, data, loss, weightDecay } = training;
  const own = canonicalJson(lossProgram(model, data, loss, { weightDecay }));
  if (own !== canonicalJson(program))
    throw new UsageError(
      'The program is not the loss program of the network, data, loss and weight decay that come with it. Make the problem with trainingProblem(…), or leave out "training".',
    );
}

/**
 * The number of parameters of a loss program.
 *
 * @throws ShapeError unless the program has one vector input, of one parameter at least, and one scalar output
 */
export function dimensionOf(program: Program): number {
  const [input] = program.inputs;
  const isLoss =
    program.inputs.length === 1 &&
    input!.shape.length === 1 &&
    program.outputs.length === 1 &&
    shapeOf(program, program.outputs[0]!).length === 0;
  if (!isLoss)
    throw new ShapeError(
      `A certificate of non-singularity needs a loss program θ ↦ L(θ) with one vector input and one scalar output; this one has inputs of shapes ${program.inputs.map((i) => `[${i.shape.join(', ')}]`).join(', ')} and outputs of shapes ${program.outputs.map((id) => `[${shapeOf(program, id).join(', ')}]`).join(', ')}.`,
    );
  // In dimension 0 a point is no null set, and theorems that send an open set into one are false.
  if (input!.shape[0] === 0)
    throw new ShapeError('A certificate of non-singularity needs at least one parameter; this loss has none to train.');
  return input!.shape[0]!;
}
