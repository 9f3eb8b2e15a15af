import { type Compiled, compileLoops, grad } from '@crease/tensor';
import { type DenseLayer, denseLoss } from './denseLoss.ts';

/** The gradient of a network, compiled to loops: what someone writes who wants little to load. */
export function gradientOf(layers: readonly DenseLayer[], x: Float64Array, y: Float64Array): Compiled {
  return compileLoops(grad(denseLoss(layers, x, y)));
}
