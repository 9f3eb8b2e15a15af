import { ShapeError } from '../../errors.js';
import type { Evaluate, LinearPrimitive } from '../primitive.js';
import { inScope, type Shape, sameShape, showShape } from '../shape.js';
import type { Value } from '../value.js';

/** The common shape of two operands, or a ShapeError. */
export function elementwiseShape(
  name: string,
): (inputs: readonly Shape[], parameters: unknown, scope: string) => Shape {
  return ([a, b], _, scope) => {
    if (!sameShape(a!, b!))
      throw new ShapeError(
        `${name}: shapes differ: left is ${showShape(a!)}, right is ${showShape(b!)}${inScope(scope)}. Broadcast one of them first.`,
      );
    return a!;
  };
}

/** Parameters of a primitive that has none. */
export type NoParameters = Readonly<Record<never, never>>;

/** The elementwise sum of two values of one shape. */
export const add: LinearPrimitive<NoParameters> = {
  linearity: 'linear',
  shape: elementwiseShape('add'),
  transpose: (_, cotangent) => cotangent,
  total: () => true,
};

/** The specification of `add`. */
export const evaluateAdd: Evaluate<NoParameters> = (_, [a, b], _shapes, out) => {
  for (let e = 0; e < out.length; e++) out[e] = a![e]! + b![e]!;
};

/** The elementwise difference of two values of one shape. */
export const sub: LinearPrimitive<NoParameters> = {
  linearity: 'linear',
  shape: elementwiseShape('sub'),
  transpose: (_, cotangent, _shapes, index) => (index === 0 ? cotangent : negative(cotangent)),
  total: () => true,
};

/** The specification of `sub`. */
export const evaluateSub: Evaluate<NoParameters> = (_, [a, b], _shapes, out) => {
  for (let e = 0; e < out.length; e++) out[e] = a![e]! - b![e]!;
};

/** The negative of a value. */
export const neg: LinearPrimitive<NoParameters> = {
  linearity: 'linear',
  shape: ([a]) => a!,
  transpose: (_, cotangent) => negative(cotangent),
  total: () => true,
};

/** The specification of `neg`. */
export const evaluateNeg: Evaluate<NoParameters> = (_, [a], _shapes, out) => {
  for (let e = 0; e < out.length; e++) out[e] = -a![e]!;
};

/** Parameters of `scale`. */
export interface ScaleParameters {
  readonly numerator: number;
  readonly denominator: number;
}

/**
 * A value times the fixed ratio numerator/denominator.
 *
 * The ratio is kept apart so that exact readings see 1/150 and not the double next to it. In floating point:
 * (v · numerator) / denominator.
 */
export const scale: LinearPrimitive<ScaleParameters> = {
  linearity: 'linear',
  shape: ([a]) => a!,
  transpose: (p, cotangent) => cotangent.builder.emit('scale', [cotangent], p),
  total: () => true,
};

/** The specification of `scale`. */
export const evaluateScale: Evaluate<ScaleParameters> = (p, [a], _shapes, out) => {
  for (let e = 0; e < out.length; e++) out[e] = (a![e]! * p.numerator) / p.denominator;
};

function negative(v: Value): Value {
  return v.builder.emit('neg', [v], {});
}
