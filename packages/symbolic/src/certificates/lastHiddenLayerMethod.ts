import { lastHiddenLayer } from '../theorems/lastHiddenLayer.js';
import { readLastHiddenLayer } from '../theorems/readLastHiddenLayer.js';
import type { Exceptional } from './exceptional.js';
import { type NotApplicable, notApplicable } from './notApplicable.js';
import type { NonSingularityProblem } from './problem.js';

/** The evidence of the theorem on the last hidden layer: where its parts are. */
export interface LastHiddenLayerEvidence {
  readonly theorem: 'last hidden layer';
  /** Value id of the outputs of the hidden units; the last axis counts the units. */
  readonly hidden: number;
  /** Value id of what the layer is given. */
  readonly features: number;
  /** Components of θ, for each unit. */
  readonly hiddenBias: readonly number[];
  readonly hiddenWeights: readonly (readonly number[])[];
  /** Components of θ, for each output. */
  readonly outputWeights: readonly (readonly number[])[];
  readonly outputBias: readonly number[];
}

/** The exceptional step sizes of a network from the theorem `lastHiddenLayer`. */
export function lastHiddenLayerMethod(
  problem: NonSingularityProblem,
):
  | { readonly kind: 'proof'; readonly exceptional: readonly Exceptional[]; readonly evidence: LastHiddenLayerEvidence }
  | NotApplicable {
  if (problem.training === undefined) return notApplicable('the loss is given as a program without a network');
  const reading = readLastHiddenLayer(problem.training, problem.program);
  if (typeof reading === 'string') return notApplicable(reading);
  const answer = lastHiddenLayer(reading);
  if (answer !== 'none' && 'fails' in answer) return notApplicable(answer.fails);
  const { hiddenValue, featuresValue, hiddenBias, hiddenWeights, outputWeights, outputBias } = reading;
  return {
    kind: 'proof',
    exceptional:
      answer === 'none'
        ? []
        : [{ eta: { kind: 'rational', value: answer.eta }, status: 'proved', where: deadLayerPlace }],
    evidence: {
      theorem: 'last hidden layer',
      hidden: hiddenValue,
      features: featuresValue,
      hiddenBias: [...hiddenBias],
      hiddenWeights,
      outputWeights,
      outputBias: [...outputBias],
    },
  };
}

/** Where an output bias is alone with a quadratic loss, in words. */
export const deadLayerPlace =
  'every unit of the last hidden layer dead on every sample; one step of this size sends an open set of parameters into the plane where the output bias is the mean of the targets';
