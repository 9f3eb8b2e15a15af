import { ShapeError } from '../../errors.js';
import type { BilinearPrimitive, Evaluate } from '../primitive.js';
import { inScope, type Shape, sameShape, showShape, sizeOf } from '../shape.js';
import type { Value } from '../value.js';

/** Parameters of `matmul`: which factor is stored transposed. */
export interface MatmulParameters {
  readonly transposeA: boolean;
  readonly transposeB: boolean;
}

/** Rows, inner size and columns of a product of stacks of matrices, with the strides of both factors. */
export interface MatmulSizes {
  /** How many products of matrices there are: the product of the leading axes. */
  readonly stack: number;
  /** The elements of one matrix of each stack. */
  readonly aSize: number;
  readonly bSize: number;
  readonly rows: number;
  readonly inner: number;
  readonly columns: number;
  readonly aRow: number;
  readonly aInner: number;
  readonly bInner: number;
  readonly bColumn: number;
}

/** The sizes and strides of a product of two (stacks of) matrices of these shapes. */
export function matmulSizes(a: Shape, b: Shape, p: MatmulParameters): MatmulSizes {
  const [aRows, aColumns] = [a.at(-2)!, a.at(-1)!];
  const [bRows, bColumns] = [b.at(-2)!, b.at(-1)!];
  return {
    stack: sizeOf(a.slice(0, -2)),
    aSize: aRows * aColumns,
    bSize: bRows * bColumns,
    rows: p.transposeA ? aColumns : aRows,
    inner: p.transposeA ? aRows : aColumns,
    columns: p.transposeB ? bRows : bColumns,
    aRow: p.transposeA ? 1 : aColumns,
    aInner: p.transposeA ? aColumns : 1,
    bInner: p.transposeB ? 1 : bColumns,
    bColumn: p.transposeB ? bColumns : 1,
  };
}

/**
 * The product of two matrices, or of each pair of two stacks of matrices with the same leading axes; either factor may
 * be stored transposed. Inner sums run in index order.
 */
export const matmul: BilinearPrimitive<MatmulParameters> = {
  linearity: 'bilinear',
  shape: ([a, b], p, scope) => {
    if (a!.length < 2 || b!.length < 2)
      throw new ShapeError(
        `matmul: both factors must be matrices: a is ${showShape(a!)}, b is ${showShape(b!)}${inScope(scope)}. Reshape them first.`,
      );
    const leading = a!.slice(0, -2);
    if (!sameShape(leading, b!.slice(0, -2)))
      throw new ShapeError(
        `matmul: the leading axes differ: a is ${showShape(a!)}, b is ${showShape(b!)}${inScope(scope)}. Both factors need the same stack of matrices.`,
      );
    const { rows, inner, columns } = matmulSizes(a!, b!, p);
    const bInner = b!.at(p.transposeB ? -1 : -2)!;
    if (inner !== bInner)
      throw new ShapeError(
        `matmul: inner sizes differ: a is ${showShape(a!)}${p.transposeA ? ' (transposed)' : ''}, b is ${showShape(b!)}${p.transposeB ? ' (transposed)' : ''}${inScope(scope)}.${b!.at(p.transposeB ? -2 : -1) === inner ? ` Did you mean transposeB: ${!p.transposeB}?` : ''}`,
      );
    return [...leading, rows, columns];
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

/** The specification of `matmul`. */
export const evaluateMatmul: Evaluate<MatmulParameters> = (p, [a, b], [shapeA, shapeB], out) => {
  const s = matmulSizes(shapeA!, shapeB!, p);
  for (let n = 0; n < s.stack; n++) {
    for (let i = 0; i < s.rows; i++) {
      for (let j = 0; j < s.columns; j++) {
        const p0 = n * s.aSize + i * s.aRow;
        const q0 = n * s.bSize + j * s.bColumn;
        let total = s.inner === 0 ? 0 : a![p0]! * b![q0]!;
        for (let k = 1; k < s.inner; k++) total += a![p0 + k * s.aInner]! * b![q0 + k * s.bInner]!;
        out[(n * s.rows + i) * s.columns + j] = total;
      }
    }
  }
};
