import { ShapeError } from '../errors.js';
import { multiplyPacked, type StridedProduct } from './multiplyPacked.js';

/** Options of `gemm`. */
export interface GemmOptions {
  /** A is stored as its transpose, [inner, rows]. */
  readonly transposeA?: boolean;
  /** B is stored as its transpose, [columns, inner]. */
  readonly transposeB?: boolean;
  /** Where the product is written; must not overlap the factors. */
  readonly out?: Float64Array;
}

/**
 * The product of two dense matrices, row-major, shape [rows, columns].
 *
 * Every entry is the sum $\sum_k a_{ik} b_{kj}$ taken in the order of k from the first product, whatever the sizes:
 * the same bits as the plain triple loop. Grade: observed.
 *
 * @param a row-major [rows, inner]; not modified
 * @param b row-major [inner, columns]; not modified
 * @throws ShapeError if an array has the wrong length
 * @example gemm(Float64Array.of(1, 2, 3, 4), Float64Array.of(1, 0, 0, 1), 2, 2, 2) // Float64Array(4) [1, 2, 3, 4]
 */
export function gemm(
  a: Float64Array,
  b: Float64Array,
  rows: number,
  inner: number,
  columns: number,
  options: GemmOptions = {},
): Float64Array {
  const { transposeA = false, transposeB = false, out = new Float64Array(rows * columns) } = options;
  for (const [name, array, size] of [
    ['a', a, rows * inner],
    ['b', b, inner * columns],
    ['out', out, rows * columns],
  ] as const) {
    if (array.length !== size) throw new ShapeError(`gemm: ${name} needs ${size} entries, got ${array.length}.`);
  }
  const [aRow, aInner] = transposeA ? [1, rows] : [inner, 1];
  const [bInner, bColumn] = transposeB ? [1, inner] : [columns, 1];
  multiply(rows, inner, columns, a, 0, aRow, aInner, b, 0, bInner, bColumn, out, 0, columns, 1);
  return out;
}

/** From this many products of entries on, copying the factors into the order of use pays, unless one is a vector. */
const packedFrom = 2000;

/** The product of two matrices inside arrays. What compiled programs call; allocates nothing. */
export const multiply: StridedProduct = (
  rows,
  inner,
  columns,
  a,
  aStart,
  aRow,
  aInner,
  b,
  bStart,
  bInner,
  bColumn,
  out,
  oStart,
  oRow,
  oColumn,
) => {
  if (rows >= 4 && columns >= 3 && inner >= 8 && rows * inner * columns >= packedFrom) {
    multiplyPacked(
      rows,
      inner,
      columns,
      a,
      aStart,
      aRow,
      aInner,
      b,
      bStart,
      bInner,
      bColumn,
      out,
      oStart,
      oRow,
      oColumn,
    );
    return;
  }
  for (let i = 0; i < rows; i = (i + 2) | 0) {
    // At an edge a row or column is computed twice and stored once.
    const second = i + 1 < rows ? 1 : 0;
    const a0 = (aStart + Math.imul(i, aRow)) | 0;
    const a1 = (a0 + Math.imul(second, aRow)) | 0;
    for (let j = 0; j < columns; j = (j + 3) | 0) {
      const left = (columns - j) | 0;
      let p = a0;
      let q = a1;
      let u = (bStart + Math.imul(j, bColumn)) | 0;
      let v = left > 1 ? (u + bColumn) | 0 : u;
      let w = left > 2 ? (v + bColumn) | 0 : u;
      // −0 and not 0: −0 + x is x for every x, also for −0.
      let s00 = -0;
      let s01 = -0;
      let s02 = -0;
      let s10 = -0;
      let s11 = -0;
      let s12 = -0;
      for (let k = 0; k < inner; k = (k + 1) | 0) {
        const x = a[p]!;
        const y = a[q]!;
        const r = b[u]!;
        const s = b[v]!;
        const t = b[w]!;
        s00 += x * r;
        s01 += x * s;
        s02 += x * t;
        s10 += y * r;
        s11 += y * s;
        s12 += y * t;
        p = (p + aInner) | 0;
        q = (q + aInner) | 0;
        u = (u + bInner) | 0;
        v = (v + bInner) | 0;
        w = (w + bInner) | 0;
      }
      if (inner === 0) s00 = s01 = s02 = s10 = s11 = s12 = 0;
      const o = (oStart + Math.imul(i, oRow) + Math.imul(j, oColumn)) | 0;
      out[o] = s00;
      if (left > 1) out[(o + oColumn) | 0] = s01;
      if (left > 2) out[(o + oColumn + oColumn) | 0] = s02;
      if (second === 0) continue;
      const below = (o + oRow) | 0;
      out[below] = s10;
      if (left > 1) out[(below + oColumn) | 0] = s11;
      if (left > 2) out[(below + oColumn + oColumn) | 0] = s12;
    }
  }
};
