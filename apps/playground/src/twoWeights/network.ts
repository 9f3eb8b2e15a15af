import { lossProgram, type Program } from '@crease/tensor';
import { denseModel } from '../demo/denseModel.ts';
import { data } from './data.ts';

/** The network $f(x) = \mathrm{relu}(\theta_2\,\mathrm{relu}(\theta_1 x))$ of arXiv 2510.24466, section 5. */
export const model = denseModel({
  format: 'crease-model/1',
  name: 'paper-2param',
  input: [1],
  layers: [
    { type: 'dense', weight: [[1.48]], bias: null },
    { type: 'activation', name: 'relu' },
    { type: 'dense', weight: [[0.7756756756756756]], bias: null },
    { type: 'activation', name: 'relu' },
  ],
});

/** L(θ) with the loss `half-mse`. */
export const loss: Program = lossProgram(model, data, 'half-mse');
