import { DomainError, ShapeError } from '../../errors.js';
import { sqrt } from '../../scalar/atoms.js';
import type { Evaluate, NonlinearPrimitive } from '../primitive.js';
import { inScope, showShape } from '../shape.js';
import { type Declared, declare } from './known.js';

/** Parameters of `inverseRms`. */
export interface InverseRmsParameters {
  /** Added to the mean square; positive, so that the root is never taken of 0. */
  readonly epsilon: number;
}

/**
 * $(\frac1n\sum_k x_k^2 + \varepsilon)^{-1/2}$ over the last axis: the factor of the normalising layers.
 *
 * One analytic node on all of Rⁿ. Written with a root and a quotient it would be a program that is not analytic at
 * every real argument, and no proof would accept it.
 */
export const inverseRms: Declared<'inverseRms', NonlinearPrimitive<InverseRmsParameters>> = /* @__PURE__ */ declare(
  'inverseRms',
  {
    linearity: 'nonlinear',
    shape: ([a], p, scope) => {
      if (!(p.epsilon > 0 && p.epsilon < Number.POSITIVE_INFINITY))
        throw new DomainError(`inverseRms: epsilon must be a positive number, got ${p.epsilon}${inScope(scope)}.`);
      if (a!.length === 0 || a!.at(-1) === 0)
        throw new ShapeError(`inverseRms: needs a last axis with elements, got ${showShape(a!)}${inScope(scope)}.`);
      return a!.slice(0, -1);
    },
    // d r = −r³ · mean(x dx).
    tangent: (_, input, output, tangent) => {
      const b = input.builder;
      const product = b.emit('sum', [b.emit('mul', [input, tangent], {})], { axes: [input.shape.length - 1] });
      const cube = b.emit('mul', [b.emit('mul', [output, output], {}), output], {});
      const scaled = b.emit('scale', [b.emit('mul', [cube, product], {})], {
        numerator: -1,
        denominator: input.shape.at(-1)!,
      });
      return scaled;
    },
    total: () => true,
  },
);

/** The specification of `inverseRms`. */
export const evaluateInverseRms: Evaluate<InverseRmsParameters> = (p, [a], [shape], out) => {
  const width = shape!.at(-1)!;
  for (let row = 0; row < out.length; row++) {
    let total = a![row * width]! * a![row * width]!;
    for (let k = 1; k < width; k++) total += a![row * width + k]! * a![row * width + k]!;
    out[row] = 1 / sqrt.evaluate(total / width + p.epsilon);
  }
};
