import type { Program } from '../ir/program.js';
import { trace } from '../ir/trace.js';
import { constant } from '../ops/arithmetic.js';
import { type Data, encodeTargets, outputsOf } from './data.js';
import { lossNamed } from './losses.js';
import type { Model } from './model.js';

/**
 * The loss as a program of the outputs of the network, shape [samples, outputs], for fixed targets.
 *
 * Together with `outputProgram` it is the loss program without weight decay: the outer function of `curvature`.
 *
 * @throws DomainError for a class index or label out of range
 */
export function outputLossProgram(model: Model, data: Data, lossName: string): Program {
  const loss = lossNamed(lossName);
  const shape = [data.samples, outputsOf(model)];
  const targets = encodeTargets(data.targets, loss.targets, data.samples, outputsOf(model));
  return trace({ outputs: shape }, ({ outputs }) => loss.apply(outputs, constant(outputs, targets, shape)));
}
