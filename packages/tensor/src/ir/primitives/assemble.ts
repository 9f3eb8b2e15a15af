import { ShapeError } from '../../errors.js';
import type { Evaluate, LinearPrimitive } from '../primitive.js';
import { inScope, type Shape, showShape, sizeOf } from '../shape.js';
import type { Value } from '../value.js';

/** Parameters of `slice`. */
export interface SliceParameters {
  /** The first element, counted in row-major order. */
  readonly offset: number;
  readonly shape: Shape;
}

/** A run of consecutive elements with a shape of its own: how a named parameter is read from θ. */
export const slice: LinearPrimitive<SliceParameters> = {
  linearity: 'linear',
  shape: ([a], p, scope) => {
    if (!(Number.isInteger(p.offset) && p.offset >= 0) || p.offset + sizeOf(p.shape) > sizeOf(a!))
      throw new ShapeError(
        `slice: elements ${p.offset} to ${p.offset + sizeOf(p.shape)} are outside a value of shape ${showShape(a!)}${inScope(scope)}.`,
      );
    return p.shape;
  },
  transpose: (p, cotangent, [shape]) =>
    reshaped(cotangent.builder.emit('assemble', [cotangent], { size: sizeOf(shape!), offsets: [p.offset] }), shape!),
  total: () => true,
};

/** The specification of `slice`. */
export const evaluateSlice: Evaluate<SliceParameters> = (p, [a], _shapes, out) =>
  out.set(a!.subarray(p.offset, p.offset + out.length));

/** Parameters of `assemble`. */
export interface AssembleParameters {
  readonly size: number;
  /** Where each input begins; increasing, without overlap. */
  readonly offsets: readonly number[];
}

/** A vector of zeros into which the inputs are laid, each as a run of consecutive elements. */
export const assemble: LinearPrimitive<AssembleParameters> = {
  linearity: 'linear',
  shape: (inputs, p, scope) => {
    let free = 0;
    for (const [k, shape] of inputs.entries()) {
      if (!(p.offsets[k]! >= free))
        throw new ShapeError(
          `assemble: part ${k} begins at ${p.offsets[k]}, before element ${free}${inScope(scope)}. Parts must be in order and must not overlap.`,
        );
      free = p.offsets[k]! + sizeOf(shape);
    }
    if (p.offsets.length !== inputs.length || free > p.size)
      throw new ShapeError(
        `assemble: ${inputs.length} parts with ${p.offsets.length} offsets do not fit a vector of ${p.size} elements${inScope(scope)}.`,
      );
    return [p.size];
  },
  transpose: (p, cotangent, shapes, index) =>
    cotangent.builder.emit('slice', [cotangent], { offset: p.offsets[index]!, shape: shapes[index]! }),
  total: () => true,
};

/** The specification of `assemble`. */
export const evaluateAssemble: Evaluate<AssembleParameters> = (p, inputs, _shapes, out) => {
  out.fill(0);
  for (const [k, part] of inputs.entries()) out.set(part, p.offsets[k]!);
};

function reshaped(v: Value, shape: Shape): Value {
  return shape.length === 1 ? v : v.builder.emit('reshape', [v], { shape });
}
