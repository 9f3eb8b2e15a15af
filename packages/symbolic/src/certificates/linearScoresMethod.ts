import { sizeOf } from '@crease/tensor';
import { formatRational } from '../encoding/rationalText.js';
import { type Rational, rational, rationalFromNumber } from '../number/rational.js';
import { rationals } from '../number/rationals.js';
import { placesOf } from '../theorems/layerParts.js';
import type { Training } from '../theorems/training.js';
import type { RationalTexts } from './gcdEvidence.js';
import { integerPoint } from './integerPoint.js';
import { type NotApplicable, notApplicable } from './notApplicable.js';
import { dimensionOf, type NonSingularityProblem } from './problem.js';

/** The evidence of the theorem on linear scores. */
export interface LinearScoresEvidence {
  readonly theorem: 'linear scores';
  /** v: along tv the scores of every sample whose scores depend on θ move apart, so that one of them wins. */
  readonly direction: RationalTexts;
}

/**
 * The proof that no step size is exceptional for softmax or logistic regression.
 *
 * Theorem (Crease): let the scores f_i be affine in θ, with derivatives A_i, and let the loss be cross-entropy or logistic. If for
 * a direction v each A_i is 0 or A_i v has a single largest entry (logistic: is not 0), no step size is exceptional.
 * Proof: $H(tv) = \kappa\sum_i A_i^\top F_i A_i$ with $F_i$ the second derivative of the loss by the scores, which tends to
 * 0 along tv. A number that is an eigenvalue at every point is one of the limit, hence 0.
 */
export function linearScoresMethod(
  problem: NonSingularityProblem,
): { readonly kind: 'proof'; readonly evidence: LinearScoresEvidence } | NotApplicable {
  const { training } = problem;
  if (training === undefined) return notApplicable('the loss is given as a program without a network');
  const { model, loss, data, weightDecay } = training;
  if (loss !== 'cross-entropy' && loss !== 'logistic')
    return notApplicable(`the loss "${loss}" is none of cross-entropy or logistic`);
  if (weightDecay !== 0) return notApplicable('there is weight decay');
  if (![...data.features, ...data.targets].every(Number.isFinite)) return notApplicable('the data are not finite');
  const layers = [...model.layers.keys()].filter((k) => model.layers[k]!.type !== 'flatten');
  const [layer] = layers;
  const weight = layer === undefined ? undefined : placesOf(model, layer, 'weight');
  if (layers.length !== 1 || model.layers[layer!]!.type !== 'dense' || weight === undefined)
    return notApplicable('the network is not one dense layer with trained weights');
  const bias = placesOf(model, layer!, 'bias') ?? [];
  const row = separating(training, bias.length > 0);
  const direction = new Array<Rational>(dimensionOf(problem.program)).fill(rationals.zero);
  const outputs = sizeOf(model.output);
  // Class k moves k + 1 times as fast as class 0.
  for (const [place, component] of weight.entries()) {
    const [k, j] = [Math.floor(place / (weight.length / outputs)), place % (weight.length / outputs)];
    direction[component] = rationals.mul(row[j]!, rational(k + 1));
  }
  for (const [k, component] of bias.entries()) direction[component] = rationals.mul(row.at(-1)!, rational(k + 1));
  return { kind: 'proof', evidence: { theorem: 'linear scores', direction: direction.map(formatRational) } };
}

/** A vector that is orthogonal to no input except 0; its last entry is for the bias, if there is one. */
function separating({ model, data }: Training, hasBias: boolean): readonly Rational[] {
  const width = sizeOf(model.input);
  const inputs = Array.from({ length: data.samples }, (_, i) => [
    ...Array.from(data.features.subarray(i * width, (i + 1) * width), rationalFromNumber),
    ...(hasBias ? [rationals.one] : []),
  ]).filter((x) => !x.every(rationals.isZero));
  for (let k = 0; ; k++) {
    const row = integerPoint(k, width + (hasBias ? 1 : 0));
    const isOrthogonal = (x: readonly Rational[]): boolean =>
      rationals.isZero(x.reduce((sum, v, j) => rationals.add(sum, rationals.mul(v, row[j]!)), rationals.zero));
    if (!inputs.some(isOrthogonal)) return row;
  }
}
