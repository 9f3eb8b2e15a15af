import { ShapeError } from '../../errors.js';
import type { Evaluate, LinearPrimitive } from '../primitive.js';
import { inScope, type Shape, showShape, sizeOf } from '../shape.js';

/** Parameters of `reshape`. */
export interface ReshapeParameters {
  readonly shape: Shape;
}

/** The same elements in the same order with another shape. */
export const reshape: LinearPrimitive<ReshapeParameters> = {
  linearity: 'linear',
  shape: ([a], p, scope) => {
    if (sizeOf(a!) !== sizeOf(p.shape))
      throw new ShapeError(
        `reshape: ${showShape(a!)} has ${sizeOf(a!)} elements, ${showShape(p.shape)} has ${sizeOf(p.shape)}${inScope(scope)}. The counts must agree.`,
      );
    return p.shape;
  },
  transpose: (_, cotangent, [shape]) => cotangent.builder.emit('reshape', [cotangent], { shape: shape! }),
  total: () => true,
};

/** The specification of `reshape`. */
export const evaluateReshape: Evaluate<ReshapeParameters> = (_, [a], _shapes, out) => out.set(a!);
