import { type Data, lossProgram, type Model, type Objective, objective } from '@crease/tensor';
import { denseModel } from '../../demo/denseModel.ts';

/** The network f(t) = v·relu(w t + b) + c, with θ = (w, b, v, c). */
export const model: Model = denseModel({
  format: 'crease-model/1',
  name: 'one-unit-regression',
  input: [1],
  layers: [
    { type: 'dense', weight: [[1]], bias: [-7 / 3] },
    { type: 'activation', name: 'relu' },
    { type: 'dense', weight: [[1]], bias: [1 / 3] },
  ],
});

/** Five points; there is a crease for each of them: w t + b = 0. */
export const data: Data = {
  samples: 5,
  features: Float64Array.of(0, 1, 2, 3, 4),
  targets: Float64Array.of(0, 0, 1, 1, 2),
};

/** L(θ) with the loss `sum-squares`. */
export const loss: Objective = objective(lossProgram(model, data, 'sum-squares'));

/** Where a slice can be centred. */
export type PointName = 'worse' | 'best' | 'dead';

/** Two minima with different losses, 2/3 and 1/5, and a point of the flat piece where the unit is dead. */
const points: Readonly<Record<PointName, readonly [number, number, number, number]>> = {
  worse: [1, -7 / 3, 1, 1 / 3],
  best: [3 / 5, -1 / 2, 1, 0],
  dead: [-1, -1, 1, 4 / 5],
};

/**
 * A point, with the first layer multiplied and the second divided by `scale` > 0: the same function of t.
 *
 * relu(a z) = a relu(z), so (a w, a b, v/a, c) computes what (w, b, v, c) does.
 */
export function pointAt(name: PointName, scale: number): Float64Array {
  const [w, b, v, c] = points[name];
  return Float64Array.of(scale * w, scale * b, v / scale, c);
}

/** The minimum that is not in the middle of the slice. */
export function otherMinimum(name: PointName): PointName {
  return name === 'best' ? 'worse' : 'best';
}
