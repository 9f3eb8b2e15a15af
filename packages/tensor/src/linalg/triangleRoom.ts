/**
 * Room for the lower triangle of a symmetric matrix that is being reduced, and for the vectors of the reduction.
 *
 * Row i is line i mod 4 of strip ⌊i/4⌋: it lies in `lines[i % 4]` from `rowStart(i)` on.
 */
export interface TriangleRoom {
  readonly lines: readonly Float64Array[];
  /** The update that rows still lack: A ← A − v wᵀ − w vᵀ. */
  readonly v: Float64Array;
  readonly w: Float64Array;
  readonly u: Float64Array;
  readonly product: Float64Array;
  /**
   * In the leading m × m block: $A \leftarrow A - v w^\top - w v^\top$ (lower triangle), and `product` $= A u$ with the
   * updated symmetric block.
   */
  readonly updateAndMultiply: (m: number) => void;
}

/** Matrices up to this size share one room of four mebibytes, which is made when the first one needs it, and kept. */
const keptSize = 1024;
let kept: TriangleRoom | undefined;

/** Room for a matrix of this size; what is in it is of no meaning, and lost when somebody asks for room again. */
export function triangleRoom(n: number): TriangleRoom {
  if (n > keptSize) return makeRoom(n);
  kept ??= makeRoom(keptSize);
  return kept;
}

/** Where row i begins in its array: strips are as long as their last row. */
export function rowStart(i: number): number {
  const strip = i >> 2;
  return 2 * strip * (strip + 1);
}

// The four lines of a strip have the same index in arrays of the same length, and so have the vectors: engines then check
// one index for all of them. They know that the lengths are the same because they know the arrays: as variables around a
// function that is made once they are constants to it.
function makeRoom(size: number): TriangleRoom {
  const length = rowStart(size + 3);
  const line0 = new Float64Array(length);
  const line1 = new Float64Array(length);
  const line2 = new Float64Array(length);
  const line3 = new Float64Array(length);
  const v = new Float64Array(size);
  const w = new Float64Array(size);
  const u = new Float64Array(size);
  const product = new Float64Array(size);
  const lines = [line0, line1, line2, line3];

  const updateStrip = (i: number): void => {
    const start = rowStart(i);
    const v0 = v[i];
    const v1 = v[i + 1];
    const v2 = v[i + 2];
    const v3 = v[i + 3];
    const w0 = w[i];
    const w1 = w[i + 1];
    const w2 = w[i + 2];
    const w3 = w[i + 3];
    const u0 = u[i];
    const u1 = u[i + 1];
    const u2 = u[i + 2];
    const u3 = u[i + 3];
    let s0 = 0;
    let s1 = 0;
    let s2 = 0;
    let s3 = 0;
    for (let k = 0; k < i; k = (k + 1) | 0) {
      const at = (start + k) | 0;
      const vk = v[k];
      const wk = w[k];
      const uk = u[k];
      const a0 = line0[at] - v0 * wk - w0 * vk;
      const a1 = line1[at] - v1 * wk - w1 * vk;
      const a2 = line2[at] - v2 * wk - w2 * vk;
      const a3 = line3[at] - v3 * wk - w3 * vk;
      line0[at] = a0;
      line1[at] = a1;
      line2[at] = a2;
      line3[at] = a3;
      s0 += a0 * uk;
      s1 += a1 * uk;
      s2 += a2 * uk;
      s3 += a3 * uk;
      product[k] += a0 * u0 + a1 * u1 + (a2 * u2 + a3 * u3);
    }
    product[i] += s0;
    product[i + 1] += s1;
    product[i + 2] += s2;
    product[i + 3] += s3;
  };

  /** One row, from column `first` to the diagonal. */
  const updateRow = (row: number, first: number): void => {
    const line = lines[row & 3];
    const start = rowStart(row);
    const vi = v[row];
    const wi = w[row];
    const ui = u[row];
    let sum = 0;
    for (let k = first; k < row; k = (k + 1) | 0) {
      const at = (start + k) | 0;
      const value = line[at] - vi * w[k] - wi * v[k];
      line[at] = value;
      sum += value * u[k];
      product[k] += value * ui;
    }
    const value = line[start + row] - 2 * vi * wi;
    line[start + row] = value;
    product[row] += sum + value * ui;
  };

  const updateAndMultiply = (m: number): void => {
    product.fill(0, 0, m);
    const whole = m - (m % 4);
    for (let i = 0; i < whole; i += 4) {
      updateStrip(i);
      for (let row = i; row < i + 4; row++) updateRow(row, i);
    }
    for (let row = whole; row < m; row++) updateRow(row, 0);
  };
  return { lines, v, w, u, product, updateAndMultiply };
}
