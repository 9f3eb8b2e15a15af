import {
  activation,
  apply,
  constant,
  exp,
  log,
  mul,
  type Program,
  scale,
  slice,
  sub,
  sum,
  trace,
} from '@crease/tensor';

/** The singular values that the product of the layers is to have. */
export const targets: readonly number[] = [3, 2, 1];

/** The number of modes. */
export const modes: number = targets.length;

/**
 * The loss $\frac12\lVert\Sigma - W_h\cdots W_1\rVert_F^2$ of a deep linear network with diagonal layers.
 *
 * θ is the diagonal of $W_1$, then that of $W_2$, and so on: entry $j\cdot 3 + k$ is the weight of mode k in layer j + 1.
 */
export function lossOf(depth: number): Program {
  return trace({ theta: [depth * modes] }, ({ theta }) => {
    const layers = Array.from({ length: depth }, (_, j) => slice(theta, j * modes, [modes]));
    const product = layers.reduce((left, layer) => mul(left, layer));
    const residual = sub(constant(theta, targets, [modes]), product);
    return scale(sum(apply(activation('square'), residual)), 1, 2);
  });
}

/**
 * Layers whose product is `size` in every mode. They are equal but for the first, which is `imbalance` times larger, and
 * the last, which is as many times smaller.
 */
export function startOf(depth: number, size: number, imbalance: number): Float64Array {
  const weight = exp(log(size) / depth);
  const factors = [imbalance, ...new Array<number>(depth - 2).fill(1), 1 / imbalance];
  return Float64Array.from({ length: depth * modes }, (_, e) => weight * factors[Math.floor(e / modes)]!);
}

/** The strength of each mode: the diagonal of the product of the layers. */
export function strengths(theta: Float64Array): number[] {
  return targets.map((_, k) =>
    theta.filter((_, e) => e % modes === k).reduce((product, weight) => product * weight, 1),
  );
}

/** The conserved quantities $w_{j,k}^2 - w_{j+1,k}^2$ of the gradient flow, layer by layer. */
export function balances(theta: Float64Array): Float64Array {
  return theta.slice(modes).map((below, e) => theta[e]! * theta[e]! - below * below);
}
