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
 * (v · factor) / divisor with the numbers of `inFloatingPoint`.
 */
export const scale: LinearPrimitive<ScaleParameters> = {
  linearity: 'linear',
  shape: ([a]) => a!,
  transpose: (p, cotangent) => cotangent.builder.emit('scale', [cotangent], p),
  total: () => true,
};

/**
 * With which numbers floating point computes a ratio: one factor and the divisor 1 where the denominator is a power of two,
 * so that the ratio is a double.
 */
export function inFloatingPoint({
  numerator,
  denominator,
}: ScaleParameters): readonly [factor: number, divisor: number] {
  const ratio = numerator / denominator;
  const isPowerOfTwo = denominator >= 1 && denominator < 2 ** 31 && (denominator & (denominator - 1)) === 0;
  return isPowerOfTwo && ratio * denominator === numerator ? [ratio, 1] : [numerator, denominator];
}

/** The specification of `scale`. */
export const evaluateScale: Evaluate<ScaleParameters> = (p, [a], _shapes, out) => {
  const [factor, divisor] = inFloatingPoint(p);
  for (let e = 0; e < out.length; e++) out[e] = (a![e]! * factor) / divisor;
};

function negative(v: Value): Value {
  return v.builder.emit('neg', [v], {});
}
