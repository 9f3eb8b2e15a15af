import { activation, add, apply, mul, neg, type Program, scale, slice, sub, trace } from '@crease/tensor';

/** The data points (x, y) of the demo. */
export const samples: readonly (readonly [x: number, y: number])[] = [
  [-1, 0.5],
  [0.5, -0.25],
  [1.5, 1],
];

const relu = activation('relu');
const square = activation('square');

/**
 * The loss half-mse of $f(x) = u\,\mathrm{relu}(z) + v\,\mathrm{relu}(-z)$ with $z = wx + b$, as a program of (w, b).
 *
 * Across $z = 0$ the slope of f in z goes from −v to u: for u + v = 0 both units switch, and f has no kink.
 */
export function planeLoss(u: number, v: number): Program {
  return trace({ theta: [2] }, ({ theta }) => {
    const [w, b] = [slice(theta, 0, []), slice(theta, 1, [])];
    const errors = samples.map(([x, y]) => {
      const z = add(mul(w, x), b);
      const output = add(mul(u, apply(relu, z)), mul(v, apply(relu, neg(z))));
      return apply(square, sub(output, y));
    });
    return scale(errors.reduce(add), 1, 2 * samples.length);
  });
}

/** The output of the network for a pre-activation, given its slopes on both sides. */
export function outputOf(z: number, [left, right]: readonly [number, number]): number {
  return z > 0 ? right * z : left * z;
}
