/**
 * A product of two matrices that lie anywhere inside arrays: entry (i, j) of a factor is at
 * `start + i·rowStride + j·columnStride`.
 */
export type StridedProduct = (
  rows: number,
  inner: number,
  columns: number,
  a: Float64Array,
  aStart: number,
  aRow: number,
  aInner: number,
  b: Float64Array,
  bStart: number,
  bInner: number,
  bColumn: number,
  out: Float64Array,
  oStart: number,
  oRow: number,
  oColumn: number,
) => void;

/** Block sizes: a panel of A (64 × 256 doubles) stays in the second-level cache, a strip of B in the first. */
const innerBlock = 256;
const rowBlock = 64;
const columnBlock = 192;

/**
 * Copies line `first`, and every `width`-th line after it, of `count` lines with `depth` entries, one behind the other;
 * in the place of a missing line of the last strip come zeros.
 */
function pack(
  source: Float64Array,
  start: number,
  line: number,
  step: number,
  count: number,
  depth: number,
  width: number,
  first: number,
  panel: Float64Array,
): void {
  let to = 0;
  for (let strip = 0; strip < count; strip = (strip + width) | 0) {
    const end = (to + depth) | 0;
    let from = (start + Math.imul(strip + first, line)) | 0;
    if (strip + first >= count) panel.fill(0, to, end);
    else
      for (let k = to; k < end; k = (k + 1) | 0) {
        panel[k] = source[from]!;
        from = (from + step) | 0;
      }
    to = end;
  }
}

/**
 * As `multiply`, for larger matrices: blocks of both factors are copied into the order in which tiles of 2 × 3 entries
 * read them.
 *
 * The tile is as large as engines keep in 15 registers: six sums, their products and the operands. Sums are continued
 * from block to block, so they run in the order of k.
 *
 * Source: Goto and van de Geijn, Anatomy of high-performance matrix multiplication, ACM TOMS 34 (2008).
 */
export const multiplyPacked: StridedProduct = /* @__PURE__ */ packedProduct();

/**
 * The product with its panels: the two lines of every strip of A, and the three of every strip of B, in an array each. Lines
 * of one strip have the same index in arrays of the same length, so engines compute and check one index for all of them.
 *
 * They know the lengths because they know the arrays: as variables around functions that are made once they are constants,
 * also in a bundle, where those of a module are not.
 */
function packedProduct(): StridedProduct {
  const aLength = innerBlock * (rowBlock / 2);
  const a0 = new Float64Array(aLength);
  const a1 = new Float64Array(aLength);
  const bLength = innerBlock * (columnBlock / 3);
  const b0 = new Float64Array(bLength);
  const b1 = new Float64Array(bLength);
  const b2 = new Float64Array(bLength);

  /** One tile of 2 × 3 entries; only those inside the matrix are read and written. */
  const tile = (
    depth: number,
    aFrom: number,
    bFrom: number,
    out: Float64Array,
    o: number,
    oRow: number,
    oColumn: number,
    height: number,
    width: number,
    goesOn: boolean,
  ): void => {
    const o1 = (o + oColumn) | 0;
    const o2 = (o1 + oColumn) | 0;
    const p0 = (o + oRow) | 0;
    const p1 = (p0 + oColumn) | 0;
    const p2 = (p1 + oColumn) | 0;
    // −0 and not 0: −0 + x is x for every x, also for −0.
    let s00 = goesOn ? out[o]! : -0;
    let s01 = goesOn && width > 1 ? out[o1]! : -0;
    let s02 = goesOn && width > 2 ? out[o2]! : -0;
    let s10 = goesOn && height > 1 ? out[p0]! : -0;
    let s11 = goesOn && height > 1 && width > 1 ? out[p1]! : -0;
    let s12 = goesOn && height > 1 && width > 2 ? out[p2]! : -0;
    let q = bFrom | 0;
    const end = (aFrom + depth) | 0;
    for (let p = aFrom | 0; p < end; p = (p + 1) | 0) {
      const x = a0[p]!;
      const y = a1[p]!;
      const r = b0[q]!;
      const s = b1[q]!;
      const t = b2[q]!;
      s00 += x * r;
      s01 += x * s;
      s02 += x * t;
      s10 += y * r;
      s11 += y * s;
      s12 += y * t;
      q = (q + 1) | 0;
    }
    out[o] = s00;
    if (width > 1) out[o1] = s01;
    if (width > 2) out[o2] = s02;
    if (height < 2) return;
    out[p0] = s10;
    if (width > 1) out[p1] = s11;
    if (width > 2) out[p2] = s12;
  };

  return (rows, inner, columns, a, aStart, aRow, aInner, b, bStart, bInner, bColumn, out, oStart, oRow, oColumn) => {
    for (let j = 0; j < columns; j += columnBlock) {
      const width = Math.min(columnBlock, columns - j);
      for (let k = 0; k < inner; k += innerBlock) {
        const depth = Math.min(innerBlock, inner - k);
        const bCorner = bStart + k * bInner + j * bColumn;
        pack(b, bCorner, bColumn, bInner, width, depth, 3, 0, b0);
        pack(b, bCorner, bColumn, bInner, width, depth, 3, 1, b1);
        pack(b, bCorner, bColumn, bInner, width, depth, 3, 2, b2);
        for (let i = 0; i < rows; i += rowBlock) {
          const height = Math.min(rowBlock, rows - i);
          const aCorner = aStart + i * aRow + k * aInner;
          pack(a, aCorner, aRow, aInner, height, depth, 2, 0, a0);
          pack(a, aCorner, aRow, aInner, height, depth, 2, 1, a1);
          const corner = oStart + i * oRow + j * oColumn;
          for (let c = 0, q = 0; c < width; c += 3, q += depth) {
            for (let r = 0, p = 0; r < height; r += 2, p += depth) {
              const o = (corner + Math.imul(r, oRow) + Math.imul(c, oColumn)) | 0;
              tile(depth, p, q, out, o, oRow, oColumn, height - r, width - c, k > 0);
            }
          }
        }
      }
    }
  };
}
