import type { BilinearPrimitive, Evaluate } from '../primitive.js';
import { elementwiseShape, type NoParameters } from './arithmetic.js';

/** The elementwise product of two values of one shape. */
export const mul: BilinearPrimitive<NoParameters> = {
  linearity: 'bilinear',
  shape: elementwiseShape('mul'),
  // The order of the factors is kept, so that f·g and its transpose share their products.
  transpose: (_, cotangent, other, index) =>
    cotangent.builder.emit('mul', index === 0 ? [cotangent, other] : [other, cotangent], {}),
  total: () => true,
};

/** The specification of `mul`. */
export const evaluateMul: Evaluate<NoParameters> = (_, [a, b], _shapes, out) => {
  for (let e = 0; e < out.length; e++) out[e] = a![e]! * b![e]!;
};
