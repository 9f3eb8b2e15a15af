import { activation, apply, constant, matmul, type Program, reshape, slice, trace, type Value } from '@crease/tensor';
import { features, targets } from './data.ts';
import { halfMse } from './halfMse.ts';

const relu = activation('relu');
const samples = targets.length;

/**
 * L(θ) with the loss `half-mse`, written out: the same program as `lossProgram` makes of the model, names of its parts
 * included. A worker that needs nothing else need not load what reads models.
 */
export const loss: Program = trace({ theta: [2] }, ({ theta }) => {
  const { builder } = theta;
  const layer = (k: number, body: () => Value): Value => builder.scoped(`layers/${k}`, body);
  const dense = (x: Value, index: number): Value => matmul(x, slice(theta, index, [1, 1]), { transposeB: true });
  const input = constant(theta, features, [samples, 1]);
  const first = layer(0, () => dense(input, 0));
  const hidden = layer(1, () => apply(relu, first));
  const second = layer(2, () => dense(hidden, 1));
  const predicted = reshape(
    layer(3, () => apply(relu, second)),
    [samples, 1],
  );
  return halfMse(predicted, targets);
});
