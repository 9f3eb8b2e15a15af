import type { Program } from '@crease/tensor';
import { formatHexFloat } from '../encoding/hexFloat.js';
import { squaredLossFactor, type Training } from '../theorems/training.js';
import type { LossDocument } from './certificate.js';
import type { NonSingularityProblem } from './problem.js';
import type { DataDocument } from './programDocument.js';

/** The data of a training problem as a certificate holds them. */
export function dataDocument({ data }: Training): DataDocument {
  return {
    samples: data.samples,
    features: Array.from(data.features, formatHexFloat),
    targets: Array.from(data.targets, formatHexFloat),
  };
}

/** The loss by name, if it is one whose name a check can confirm: squares, cross-entropy or logistic loss. */
export function lossDocument({ program, training }: NonSingularityProblem): LossDocument | null {
  const output = training && outputOf(training, program);
  if (output === undefined) return null;
  return { name: training!.loss, weightDecay: formatHexFloat(training!.weightDecay), output };
}

/** The value that holds the output of the network: what the first operation of the loss reads. */
function outputOf({ loss, data }: Training, program: Program): number | undefined {
  const isNamed =
    squaredLossFactor(loss, data.samples, 1) !== undefined || loss === 'cross-entropy' || loss === 'logistic';
  return isNamed ? program.equations.find((e) => e.scope === 'loss' && e.inputs.length > 0)?.inputs[0] : undefined;
}
