import type { Program } from '@crease/tensor';
import { isShared, placesOf, readBy } from './layerParts.js';
import type { Training } from './training.js';

/** Changes of the parameters that add the same number to all scores of a sample. */
export interface ScoreShifts {
  /** The value that the layer of the scores is given. */
  readonly features: number;
  /** For each direction the components of θ in which it is 1; in all others it is 0. */
  readonly directions: readonly (readonly number[])[];
}

/**
 * Directions along which a network with cross-entropy has the same loss, from its last layer: for each input of a dense
 * layer its weights to all classes, and all biases. `undefined` where there are none to be read off.
 *
 * Cross-entropy does not change when the same number is added to all scores of a sample, since log Σ exp and the score
 * of the class grow alike. So $L(\theta + td) = L(\theta)$ for all θ and t, and $\nabla^2 L(\theta)\,d = 0$.
 */
export function scoreShifts({ model, loss, weightDecay }: Training, program: Program): ScoreShifts | undefined {
  const last = model.layers.findLastIndex(({ type }) => type !== 'flatten');
  if (loss !== 'cross-entropy' || weightDecay !== 0 || model.layers[last]?.type !== 'dense') return undefined;
  if (model.layers[last].output.length !== 1 || isShared(model, [last])) return undefined;
  const weight = placesOf(model, last, 'weight') ?? [];
  const bias = placesOf(model, last, 'bias') ?? [];
  const classes = model.layers[last].output[0]!;
  const width = weight.length / classes;
  const columns = Array.from({ length: width }, (_, j) => weight.filter((_component, place) => place % width === j));
  const directions = bias.length === 0 ? columns : [...columns, bias];
  return directions.length === 0 ? undefined : { features: readBy(program, last), directions };
}
