import type { Shape } from './shape.js';
import type { Value } from './value.js';

/** The specification of a primitive: writes every element of `out` (row-major). Sums run in index order, from the first term. */
export type Evaluate<P> = (
  parameters: P,
  inputs: readonly Float64Array[],
  shapes: readonly Shape[],
  out: Float64Array,
) => void;

interface Facts<P> {
  /** The shape of the value, or a ShapeError that names the scope. */
  readonly shape: (inputs: readonly Shape[], parameters: P, scope: string) => Shape;
  /** True if the function is analytic at every real input, for these parameters. */
  readonly total: (parameters: P) => boolean;
}

/** Linear in all inputs together (or without inputs): `transpose` pulls a cotangent back to input `index`. */
export interface LinearPrimitive<P> extends Facts<P> {
  readonly linearity: 'linear';
  readonly transpose: (parameters: P, cotangent: Value, shapes: readonly Shape[], index: number) => Value;
}

/** Linear in each of two inputs: `transpose` pulls a cotangent back to input `index`, given the other input. */
export interface BilinearPrimitive<P> extends Facts<P> {
  readonly linearity: 'bilinear';
  readonly transpose: (parameters: P, cotangent: Value, other: Value, index: 0 | 1) => Value;
}

/** Anything else: `tangent` is the directional derivative, made of linear and bilinear primitives in the tangent. */
export interface NonlinearPrimitive<P> extends Facts<P> {
  readonly linearity: 'nonlinear';
  /** `undefined` stands for a derivative that is zero. */
  readonly tangent: (parameters: P, input: Value, output: Value, tangent: Value) => Value | undefined;
}

/**
 * The contract of a primitive: facts only. What a reading does with them is written once, in the reading.
 *
 * Nonlinear primitives have one input. Reverse mode needs no rule of its own: it transposes the linear part of the
 * forward rule.
 */
export type Primitive<P> = LinearPrimitive<P> | BilinearPrimitive<P> | NonlinearPrimitive<P>;
