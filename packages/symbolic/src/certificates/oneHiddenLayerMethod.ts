import type { Rational } from '../number/rational.js';
import { rationals } from '../number/rationals.js';
import { type OneHiddenLayerAnswer, oneHiddenLayer } from '../theorems/oneHiddenLayer.js';
import { type OneHiddenLayerReading, readOneHiddenLayer } from '../theorems/readOneHiddenLayer.js';
import type { ZeroSum } from '../theorems/zeroSumRegion.js';
import type { Exceptional } from './exceptional.js';
import { type NotApplicable, notApplicable } from './notApplicable.js';
import { dimensionOf, type NonSingularityProblem } from './problem.js';

/** What the theorem on one hidden layer proved, with everything that a check needs. */
export interface OneHiddenLayerProof {
  readonly kind: 'proof';
  readonly reading: OneHiddenLayerReading;
  readonly because: ZeroSum | 'no output bias';
  /** The point that goes with the kinds `cancels` and `separated`. */
  readonly point: readonly Rational[] | undefined;
  readonly exceptional: readonly Exceptional[];
}

/** The exceptional step sizes of a network with one hidden layer, from the theorem `oneHiddenLayer`. */
export function oneHiddenLayerMethod(problem: NonSingularityProblem): OneHiddenLayerProof | NotApplicable {
  if (problem.training === undefined) return notApplicable('the loss is given as a program without a network');
  const reading = readOneHiddenLayer(problem.training, problem.program);
  if (typeof reading === 'string') return notApplicable(reading);
  const answer = oneHiddenLayer(reading);
  const { because } = answer;
  const point =
    because !== 'no output bias' && (because.kind === 'cancels' || because.kind === 'separated')
      ? pointWith(because.weights, reading.hiddenWeights, dimensionOf(problem.program))
      : undefined;
  return { kind: 'proof', reading, because, point, exceptional: exceptionalOf(answer, reading) };
}

/** The point at which every hidden unit has these weights, and all else is 0. */
function pointWith(
  weights: readonly Rational[],
  places: readonly (readonly number[])[],
  dimension: number,
): Rational[] {
  const point = new Array<Rational>(dimension).fill(rationals.zero);
  for (const components of places) for (const [k, component] of components.entries()) point[component] = weights[k]!;
  return point;
}

function exceptionalOf(answer: OneHiddenLayerAnswer, reading: OneHiddenLayerReading): Exceptional[] {
  if (answer.kind === 'none') return [];
  const eta = { kind: 'rational', value: answer.eta } as const;
  if (answer.kind === 'candidate') return [{ eta, status: 'candidate', where: undecidedPlace }];
  return [{ eta, status: 'proved', where: cancellingPlace(isDead(reading), isEverywhere(reading)) }];
}

/** Where an output bias is alone with a quadratic loss, in words. */
export function cancellingPlace(isDead: boolean, isEverywhere: boolean): string {
  const region = isEverywhere
    ? 'everywhere: the slopes of every hidden unit times its inputs add up to 0 over the samples'
    : isDead
      ? 'every hidden unit dead on every sample'
      : 'every hidden unit on a side of its kinks where its slopes times its inputs add up to 0 over the samples';
  return `${region}; one step of this size sends an open set of parameters into the hyperplane where the output bias is the mean of the targets`;
}

/** What is said when the regions of a unit could not be enumerated. */
export const undecidedPlace =
  'where the slopes of every hidden unit times its inputs add up to 0 over the samples, if there is such a region';

/** True if units cancel by having slope 0. */
function isDead({ slopes }: OneHiddenLayerReading): boolean {
  return rationals.isZero(slopes.below) || rationals.isZero(slopes.above);
}

/** True if units cancel whatever their weights are. */
function isEverywhere({ slopes, inputs }: OneHiddenLayerReading): boolean {
  const isLinear = rationals.isZero(rationals.sub(slopes.below, slopes.above));
  return isLinear || inputs.every((row) => row.every(rationals.isZero));
}
