import {
  activation,
  add,
  apply,
  constant,
  matmul,
  max,
  mul,
  neg,
  type Program,
  reshape,
  slice,
  sub,
  trace,
  type Value,
} from '@crease/tensor';
import { halfMse } from '../../twoWeights/halfMse.ts';
import { loss } from '../../twoWeights/loss.ts';
import type { NetworkName } from './names.ts';

const relu = activation('relu');

/** half-mse of what is computed from the two parameters, for samples with these targets. */
function lossOf(targets: readonly number[], output: (first: Value, second: Value) => Value): Program {
  return trace({ theta: [2] }, ({ theta }) => halfMse(output(slice(theta, 0, []), slice(theta, 1, [])), targets));
}

/** Activations of a layer with a name for messages. */
function layer(name: string, z: Value): Value {
  return z.builder.scoped(name, () => apply(relu, z));
}

/** A second layer with the bias −1/2: its creases are hyperbolas, those of the first layer fold nothing. */
const shifted = lossOf([0.25, 0.5, 1], (first, second) => {
  const hidden = layer('layers/1', mul(first, constant(first, [0.5, 1, 2], [3, 1])));
  return layer('layers/3', sub(mul(second, hidden), 0.5));
});

/** Two units with opposite weights: their kinks cancel. */
const cancelling = lossOf([0.5, -0.25, 1], (first, second) => {
  const z = add(mul(first, constant(first, [-1, 0.5, 1.5], [3, 1])), second);
  return sub(layer('plus', z), layer('minus', neg(z)));
});

/** The largest of the three values of a convolution of (1, −½, ½, 2) with the kernel (θ₁, θ₂). */
const pooled = lossOf([1], (first, second) => {
  const kernel = first.builder.emit('assemble', [first, second], { size: 2, offsets: [0, 1] });
  const rows = constant(first, [1, -0.5, -0.5, 0.5, 0.5, 2], [3, 2]);
  const hidden = layer('layers/1', reshape(add(matmul(rows, reshape(kernel, [2, 1])), -0.25), [1, 3]));
  return first.builder.scoped('layers/2', () => max(hidden));
});

/** The losses of the networks as functions of their two parameters. */
export const programs: Readonly<Record<NetworkName, Program>> = { twoWeights: loss, shifted, cancelling, pooled };
