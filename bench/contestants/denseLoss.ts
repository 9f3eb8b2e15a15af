import { apply, constant, dense, type Program, scale, slice, sub, sum, trace } from '@crease/tensor';
import { square, tanh } from '@crease/tensor/activations';

/** Where weight and bias of a dense layer lie in θ. */
export interface DenseLayer {
  readonly inputs: number;
  readonly outputs: number;
  readonly weight: number;
  readonly bias: number;
}

/** The loss (1/2m) Σ‖f(x) − y‖² of a network of dense layers with tanh between them, as a program of θ. */
export function denseLoss(layers: readonly DenseLayer[], x: Float64Array, y: Float64Array): Program {
  const [first, last] = [layers[0]!, layers.at(-1)!];
  const samples = x.length / first.inputs;
  return trace({ theta: [last.bias + last.outputs] }, ({ theta }) => {
    let h = constant(theta, x, [samples, first.inputs]);
    for (const { inputs, outputs, weight, bias } of layers) {
      if (weight > 0) h = apply(tanh, h);
      h = dense(h, slice(theta, weight, [outputs, inputs]), slice(theta, bias, [outputs]));
    }
    const residual = sub(h, constant(theta, y, [samples, last.outputs]));
    return scale(sum(apply(square, residual)), 1, 2 * samples);
  });
}
