import { ShapeError } from '../../errors.js';
import type { Evaluate, LinearPrimitive } from '../primitive.js';
import { inScope, offsetTable, type Shape, showShape, stridesOf } from '../shape.js';

/** Parameters of `broadcast`. */
export interface BroadcastParameters {
  readonly shape: Shape;
  /** For each axis of the input, the axis of the output that it becomes; increasing. */
  readonly axes: readonly number[];
}

/** For each element of the output, the element of the input that it repeats. */
export function broadcastSource(input: Shape, p: BroadcastParameters): Int32Array {
  const strides = p.shape.map(() => 0);
  const own = stridesOf(input);
  for (const [k, axis] of p.axes.entries()) strides[axis] = own[k]!;
  return offsetTable(p.shape, strides);
}

/** The axes of the output along which the input is repeated. */
export function repeatedAxes(p: BroadcastParameters): number[] {
  return p.shape.map((_, axis) => axis).filter((axis) => !p.axes.includes(axis));
}

/** A value repeated along new axes. */
export const broadcast: LinearPrimitive<BroadcastParameters> = {
  linearity: 'linear',
  shape: ([a], p, scope) => {
    const fits =
      p.axes.length === a!.length &&
      p.axes.every((axis, k) => p.shape[axis] === a![k] && (k === 0 || p.axes[k - 1]! < axis));
    if (!fits)
      throw new ShapeError(
        `broadcast: ${showShape(a!)} cannot become axes [${p.axes.join(', ')}] of ${showShape(p.shape)}${inScope(scope)}. Name one increasing output axis of equal size for each input axis.`,
      );
    return p.shape;
  },
  transpose: (p, cotangent) => cotangent.builder.emit('sum', [cotangent], { axes: repeatedAxes(p) }),
  total: () => true,
};

/** The specification of `broadcast`. */
export const evaluateBroadcast: Evaluate<BroadcastParameters> = (p, [a], [shape], out) => {
  const source = broadcastSource(shape!, p);
  for (let e = 0; e < out.length; e++) out[e] = a![source[e]!]!;
};
