import { ShapeError } from '../../errors.js';
import type { Evaluate, LinearPrimitive } from '../primitive.js';
import { inScope, type Shape, showShape, sizeOf } from '../shape.js';

/** Parameters of `constant`. */
export interface ConstantParameters {
  readonly shape: Shape;
  /** Row-major. */
  readonly values: Float64Array;
}

/** A fixed array of numbers; each stands for the exact real number that its double is. */
export const constant: LinearPrimitive<ConstantParameters> = {
  linearity: 'linear',
  shape: (_, p, scope) => {
    if (p.values.length !== sizeOf(p.shape))
      throw new ShapeError(
        `constant: shape ${showShape(p.shape)} needs ${sizeOf(p.shape)} values, got ${p.values.length}${inScope(scope)}.`,
      );
    return p.shape;
  },
  transpose: (_, cotangent) => cotangent, // never called: a constant has no inputs
  total: () => true,
};

/** The specification of `constant`. */
export const evaluateConstant: Evaluate<ConstantParameters> = (p, _inputs, _shapes, out) => out.set(p.values);
