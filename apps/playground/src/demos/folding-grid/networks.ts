import { type Data, lossProgram, type Model, type Objective, objective } from '@crease/tensor';
import { denseModel } from '../../demo/denseModel.ts';
import * as twoWeights from '../../twoWeights/network.ts';

/** A network with two trained parameters, so that its parameter space can be drawn. */
export interface PlaneNetwork {
  readonly model: Model;
  readonly data: Data;
  /** What is so in the two parts of the plane, on each of which the loss is one polynomial. */
  readonly parts: readonly [string, string];
  /** Which of the two parts a point is in. */
  readonly partOf: (loss: Objective, theta: Float64Array) => 0 | 1;
  /** The name of the two parameters, for axes. */
  readonly parameters: readonly [string, string];
  /** The middle and half of the width of the square that is drawn. */
  readonly view: { readonly middle: readonly [number, number]; readonly radius: number };
}

/** The networks that the reader can choose. */
export type NetworkName = 'oneUnit' | 'leakyUnit' | 'twoWeights';

/** A part where a unit is active, and one where none is. */
const activity: Pick<PlaneNetwork, 'parts' | 'partOf'> = {
  parts: ['a unit is active', 'no unit is active'],
  partOf: ({ regions }, theta) => (regions(theta).active === 0 ? 1 : 0),
};

/**
 * The network f(x) = relu(w·x) + b on two points with positive x. For w > 0 it is a line fitted by least squares: the
 * Hessian is constant there, with eigenvalues 4 and 1/4 for half-mse. For w < 0 the unit is dead and only b acts.
 */
const oneUnit: PlaneNetwork = {
  model: denseModel({
    format: 'crease-model/1',
    name: 'one-unit',
    input: [1],
    layers: [
      { type: 'dense', weight: [[0.5]], bias: null },
      { type: 'activation', name: 'relu' },
      { type: 'dense', weight: [[1]], bias: [0.75], frozen: ['weight'] },
    ],
  }),
  data: { samples: 2, features: Float64Array.of(0.5, 2.5), targets: Float64Array.of(1, 2) },
  ...activity,
  parameters: ['w', 'b'],
  view: { middle: [0, 1.5], radius: 6 },
};

/**
 * The network f(x) = 2 leaky(w·x) + b with the slope 1/2 on x = 1 and −2. For w > 0 the outputs of the unit are w and −w,
 * so they do not move the mean: b is fitted by itself, with the eigenvalue 1 for half-mse, and w with 4. Nothing is dead.
 */
const leakyUnit: PlaneNetwork = {
  model: denseModel({
    format: 'crease-model/1',
    name: 'leaky-unit',
    input: [1],
    layers: [
      { type: 'dense', weight: [[0.5]], bias: null },
      { type: 'activation', name: 'leakyRelu', slope: 0.5 },
      { type: 'dense', weight: [[2]], bias: [0.75], frozen: ['weight'] },
    ],
  }),
  data: { samples: 2, features: Float64Array.of(1, -2), targets: Float64Array.of(1, 3) },
  parts: ['w > 0', 'w < 0'],
  partOf: (_, [w]) => (w! > 0 ? 0 : 1),
  parameters: ['w', 'b'],
  view: { middle: [0, 1.5], radius: 6 },
};

export const networks: Readonly<Record<NetworkName, PlaneNetwork>> = {
  oneUnit,
  leakyUnit,
  twoWeights: {
    model: twoWeights.model,
    data: twoWeights.data,
    ...activity,
    parameters: ['θ₁', 'θ₂'],
    view: { middle: [0.5, 0.5], radius: 2.5 },
  },
};

/** The loss of one of the networks, as a function of its two parameters. */
export function lossOf(network: NetworkName, loss: string): Objective {
  const { model, data } = networks[network];
  return objective(lossProgram(model, data, loss));
}
