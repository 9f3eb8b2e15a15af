import { type Data, lossProgram, type Model, type Objective, objective, sin } from '@crease/tensor';
import { denseModel } from '../../demo/denseModel.ts';

const width = 8;
const zeros = (outputs: number, inputs: number): number[][] =>
  Array.from({ length: outputs }, () => new Array<number>(inputs).fill(0));
const dense = (outputs: number, inputs: number): object => ({
  type: 'dense',
  weight: zeros(outputs, inputs),
  bias: new Array<number>(outputs).fill(0),
});
const tanh = { type: 'activation', name: 'tanh' };

/** A smooth network with two hidden layers, 97 parameters, one input and one output. Its weights are drawn later. */
export const model: Model = denseModel({
  format: 'crease-model/1',
  name: 'tanh-1-8-8-1',
  input: [1],
  layers: [dense(width, 1), tanh, dense(width, width), tanh, dense(1, width)],
});

const samples = 16;
const features = Float64Array.from({ length: samples }, (_, k) => (2 * k) / (samples - 1) - 1);

/** What the network is to learn: y = sin 4x at 16 points from −1 to 1. */
export const data: Data = {
  samples,
  features,
  targets: features.map((x) => sin(4 * x)),
};

/** L(θ) with the loss `half-mse`. */
export const loss: Objective = objective(lossProgram(model, data, 'half-mse'));
