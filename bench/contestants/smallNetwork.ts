import {
  apply,
  type Compiled,
  compileLoops,
  constant,
  dense,
  grad,
  scale,
  slice,
  sub,
  sum,
  trace,
} from '@crease/tensor';
import { square, tanh } from '@crease/tensor/activations';

/** Where weight and bias of a dense layer lie in θ. */
export interface DenseLayer {
  readonly inputs: number;
  readonly outputs: number;
  readonly weight: number;
  readonly bias: number;
}

/**
 * The compiled gradient of (1/2m) Σ‖f(x) − y‖² for a network of dense layers with tanh between them: what someone writes
 * who wants little to load.
 */
export function gradientOf(layers: readonly DenseLayer[], x: Float64Array, y: Float64Array): Compiled {
  const [first, last] = [layers[0]!, layers.at(-1)!];
  const samples = x.length / first.inputs;
  const loss = trace({ theta: [last.bias + last.outputs] }, ({ theta }) => {
    let h = constant(theta, x, [samples, first.inputs]);
    for (const { inputs, outputs, weight, bias } of layers) {
      if (weight > 0) h = apply(tanh, h);
      h = dense(h, slice(theta, weight, [outputs, inputs]), slice(theta, bias, [outputs]));
    }
    const residual = sub(h, constant(theta, y, [samples, last.outputs]));
    return scale(sum(apply(square, residual)), 1, 2 * samples);
  });
  return compileLoops(grad(loss));
}
