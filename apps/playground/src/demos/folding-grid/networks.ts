import { type Data, lossProgram, type Model, type Objective, objective } from '@crease/tensor';
import { denseModel } from '../../demo/denseModel.ts';
import { model } from '../../twoWeights/network.ts';
import { type NetworkName, planes } from './planes.ts';

/** A network with two trained parameters, so that its parameter space can be drawn. */
export interface PlaneNetwork {
  readonly model: Model;
  readonly data: Data;
  /** Which of the two parts of its plane a point is in. */
  readonly partOf: (loss: Objective, theta: Float64Array) => 0 | 1;
}

/** 0 where a unit is active, 1 where none is. */
const byActivity: PlaneNetwork['partOf'] = ({ regions }, theta) => (regions(theta).active === 0 ? 1 : 0);

/** The networks of the planes, by name. */
export const networks: Readonly<Record<NetworkName, PlaneNetwork>> = {
  /**
   * f(x) = relu(w·x) + b on two points with positive x. For w > 0 it is a line fitted by least squares: the Hessian is
   * constant there, with eigenvalues 4 and 1/4 for half-mse. For w < 0 the unit is dead and only b acts.
   */
  oneUnit: {
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
    data: planes.oneUnit.data,
    partOf: byActivity,
  },
  /**
   * f(x) = 2 leaky(w·x) + b with the slope 1/2 on x = 1 and −2. For w > 0 the outputs of the unit are w and −w, so they do
   * not move the mean: b is fitted by itself, with the eigenvalue 1 for half-mse, and w with 4. Nothing is dead.
   */
  leakyUnit: {
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
    data: planes.leakyUnit.data,
    partOf: (_, [w]) => (w! > 0 ? 0 : 1),
  },
  twoWeights: { model, data: planes.twoWeights.data, partOf: byActivity },
};

/** The loss of one of the networks, as a function of its two parameters. */
export function lossOf(network: NetworkName, loss: string): Objective {
  const { model, data } = networks[network];
  return objective(lossProgram(model, data, loss));
}
