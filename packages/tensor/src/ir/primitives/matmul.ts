import { ShapeError } from '../../errors.js';
import type { BilinearPrimitive } from '../primitive.js';
import { inScope, type Shape, showShape } from '../shape.js';
import type { Value } from '../value.js';

/** Parameters of `matmul`: which factor is stored transposed. */
export interface MatmulParameters {
  readonly transposeA: boolean;
  readonly transposeB: boolean;
}

/** Rows, inner size and columns of a product, with the strides of both factors. */
export interface MatmulSizes {
  readonly rows: number;
  readonly inner: number;
  readonly columns: number;
  readonly aRow: number;
  readonly aInner: number;
  readonly bInner: number;
  readonly bColumn: number;
}

/** The sizes and strides of a product of two matrices of these shapes. */
export function matmulSizes(a: Shape, b: Shape, p: MatmulParameters): MatmulSizes {
  return {
    rows: a[p.transposeA ? 1 : 0]!,
    inner: a[p.transposeA ? 0 : 1]!,
    columns: b[p.transposeB ? 0 : 1]!,
    aRow: p.transposeA ? 1 : a[1]!,
    aInner: p.transposeA ? a[1]! : 1,
    bInner: p.transposeB ? 1 : b[1]!,
    bColumn: p.transposeB ? b[1]! : 1,
  };
}

/** The product of two matrices, either of them stored transposed; inner sums run in index order. */
export const matmul: BilinearPrimitive<MatmulParameters> = {
  linearity: 'bilinear',
  shape: ([a, b], p, scope) => {
    if (a!.length !== 2 || b!.length !== 2)
      throw new ShapeError(
        `matmul: both factors must be matrices: a is ${showShape(a!)}, b is ${showShape(b!)}${inScope(scope)}. Reshape them first.`,
      );
    const bInner = b![p.transposeB ? 1 : 0]!;
    const { rows, inner, columns } = matmulSizes(a!, b!, p);
    if (inner !== bInner)
      throw new ShapeError(
        `matmul: inner sizes differ: a is ${showShape(a!)}${p.transposeA ? ' (transposed)' : ''}, b is ${showShape(b!)}${p.transposeB ? ' (transposed)' : ''}${inScope(scope)}.${b![p.transposeB ? 0 : 1] === inner ? ` Did you mean transposeB: ${!p.transposeB}?` : ''}`,
      );
    return [rows, columns];
  },
  evaluate: (p, [a, b], [shapeA, shapeB], out) => {
    const s = matmulSizes(shapeA!, shapeB!, p);
    for (let i = 0; i < s.rows; i++) {
      for (let j = 0; j < s.columns; j++) {
        let total = s.inner === 0 ? 0 : a![i * s.aRow]! * b![j * s.bColumn]!;
        for (let k = 1; k < s.inner; k++) total += a![i * s.aRow + k * s.aInner]! * b![k * s.bInner + j * s.bColumn]!;
        out[i * s.columns + j] = total;
      }
    }
  },
  transpose: (p, cotangent, other, index) => {
    const emit = (a: Value, b: Value, transposeA: boolean, transposeB: boolean): Value =>
      cotangent.builder.emit('matmul', [a, b], { transposeA, transposeB });
    // C = A·B: dA = C̄·Bᵀ, dB = Aᵀ·C̄, and their transposes when a factor is stored transposed.
    if (index === 0)
      return p.transposeA ? emit(other, cotangent, p.transposeB, true) : emit(cotangent, other, false, !p.transposeB);
    return p.transposeB ? emit(cotangent, other, true, p.transposeA) : emit(other, cotangent, !p.transposeA, false);
  },
  total: () => true,
};
