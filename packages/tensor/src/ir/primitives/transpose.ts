import { ShapeError } from '../../errors.js';
import type { Evaluate, LinearPrimitive } from '../primitive.js';
import { inScope, offsetTable, type Shape, showShape, stridesOf } from '../shape.js';

/** Parameters of `transpose`. */
export interface TransposeParameters {
  /** Axis k of the output is axis `permutation[k]` of the input. */
  readonly permutation: readonly number[];
}

/** For each element of the output, the element of the input that it is. */
export function transposeSource(input: Shape, p: TransposeParameters): Int32Array {
  const own = stridesOf(input);
  return offsetTable(
    p.permutation.map((axis) => input[axis]!),
    p.permutation.map((axis) => own[axis]!),
  );
}

/** A value with its axes permuted. */
export const transpose: LinearPrimitive<TransposeParameters> = {
  linearity: 'linear',
  shape: ([a], p, scope) => {
    const sorted = [...p.permutation].sort((i, j) => i - j);
    if (sorted.length !== a!.length || sorted.some((axis, k) => axis !== k))
      throw new ShapeError(
        `transpose: [${p.permutation.join(', ')}] is not a permutation of the axes of ${showShape(a!)}${inScope(scope)}.`,
      );
    return p.permutation.map((axis) => a![axis]!);
  },
  transpose: (p, cotangent) => {
    const inverse = new Array<number>(p.permutation.length);
    for (const [k, axis] of p.permutation.entries()) inverse[axis] = k;
    return cotangent.builder.emit('transpose', [cotangent], { permutation: inverse });
  },
  total: () => true,
};

/** The specification of `transpose`. */
export const evaluateTranspose: Evaluate<TransposeParameters> = (p, [a], [shape], out) => {
  const source = transposeSource(shape!, p);
  for (let e = 0; e < out.length; e++) out[e] = a![source[e]!]!;
};
