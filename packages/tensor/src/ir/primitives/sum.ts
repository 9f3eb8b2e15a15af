import { ShapeError } from '../../errors.js';
import type { Evaluate, LinearPrimitive } from '../primitive.js';
import { inScope, offsetTable, type Shape, showShape, stridesOf } from '../shape.js';

/** Parameters of `sum`. */
export interface SumParameters {
  /** The axes that are summed over; increasing. */
  readonly axes: readonly number[];
}

/** The axes that remain. */
export function keptAxes(input: Shape, p: SumParameters): number[] {
  return input.map((_, axis) => axis).filter((axis) => !p.axes.includes(axis));
}

/** For each element of the input, the element of the output that it is added to. */
export function sumTarget(input: Shape, p: SumParameters): Int32Array {
  const kept = keptAxes(input, p);
  const own = stridesOf(kept.map((axis) => input[axis]!));
  const strides = input.map(() => 0);
  for (const [k, axis] of kept.entries()) strides[axis] = own[k]!;
  return offsetTable(input, strides);
}

/** The sum over some axes, in index order from the first term; a sum of nothing is 0. */
export const sum: LinearPrimitive<SumParameters> = {
  linearity: 'linear',
  shape: ([a], p, scope) => {
    if (!p.axes.every((axis, k) => axis >= 0 && axis < a!.length && (k === 0 || p.axes[k - 1]! < axis)))
      throw new ShapeError(
        `sum: axes [${p.axes.join(', ')}] are not increasing axes of ${showShape(a!)}${inScope(scope)}.`,
      );
    return keptAxes(a!, p).map((axis) => a![axis]!);
  },
  transpose: (p, cotangent, [shape]) =>
    cotangent.builder.emit('broadcast', [cotangent], { shape: shape!, axes: keptAxes(shape!, p) }),
  total: () => true,
};

/** The specification of `sum`. */
export const evaluateSum: Evaluate<SumParameters> = (p, [a], [shape], out) => {
  const target = sumTarget(shape!, p);
  const started = new Uint8Array(out.length);
  out.fill(0);
  for (let e = 0; e < a!.length; e++) {
    const t = target[e]!;
    out[t] = started[t] === 1 ? out[t]! + a![e]! : a![e]!;
    started[t] = 1;
  }
};
