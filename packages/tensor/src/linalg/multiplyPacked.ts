/** Block sizes: a panel of A (96 × 256 doubles) stays in the second-level cache, a strip of B in the first. */
const innerBlock = 256;
const rowBlock = 96;
const columnBlock = 384;

const aPanel: Float64Array = /* @__PURE__ */ new Float64Array(innerBlock * rowBlock);
const bPanel: Float64Array = /* @__PURE__ */ new Float64Array(innerBlock * columnBlock);

/**
 * As `multiply`, for larger matrices: blocks of both factors are copied into the order in which tiles of 2 × 3 entries
 * read them.
 *
 * The tile is as large as engines keep in 15 registers: six sums, their products and the operands. Sums are continued
 * from block to block, so they run in the order of k.
 *
 * Source: Goto and van de Geijn, Anatomy of high-performance matrix multiplication, ACM TOMS 34 (2008).
 */
export function multiplyPacked(
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
): void {
  for (let j = 0; j < columns; j += columnBlock) {
    const width = Math.min(columnBlock, columns - j);
    for (let k = 0; k < inner; k += innerBlock) {
      const depth = Math.min(innerBlock, inner - k);
      pack(b, bStart + k * bInner + j * bColumn, bColumn, bInner, width, depth, 3, bPanel);
      for (let i = 0; i < rows; i += rowBlock) {
        const height = Math.min(rowBlock, rows - i);
        pack(a, aStart + i * aRow + k * aInner, aRow, aInner, height, depth, 2, aPanel);
        const corner = oStart + i * oRow + j * oColumn;
        for (let c = 0; c < width; c += 3) {
          for (let r = 0; r < height; r += 2) {
            const o = (corner + Math.imul(r, oRow) + Math.imul(c, oColumn)) | 0;
            tile(depth, Math.imul(r, depth), Math.imul(c, depth), out, o, oRow, oColumn, height - r, width - c, k > 0);
          }
        }
      }
    }
  }
}

/**
 * Copies `count` lines of `depth` entries into strips of `width` lines, entry by entry; missing lines of the last strip
 * are zeros.
 */
function pack(
  source: Float64Array,
  start: number,
  line: number,
  step: number,
  count: number,
  depth: number,
  width: number,
  panel: Float64Array,
): void {
  for (let first = 0; first < count; first = (first + width) | 0) {
    for (let r = 0; r < width; r = (r + 1) | 0) {
      let to = (Math.imul(first, depth) + r) | 0;
      if (first + r >= count) {
        for (let k = 0; k < depth; k = (k + 1) | 0) {
          panel[to] = 0;
          to = (to + width) | 0;
        }
        continue;
      }
      let from = (start + Math.imul(first + r, line)) | 0;
      for (let k = 0; k < depth; k = (k + 1) | 0) {
        panel[to] = source[from]!;
        to = (to + width) | 0;
        from = (from + step) | 0;
      }
    }
  }
}

/** One tile of 2 × 3 entries; only those inside the matrix are read and written. */
function tile(
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
): void {
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
  let p = aFrom | 0;
  let q = bFrom | 0;
  for (let k = 0; k < depth; k = (k + 1) | 0) {
    const x = aPanel[p]!;
    const y = aPanel[(p + 1) | 0]!;
    const r = bPanel[q]!;
    const s = bPanel[(q + 1) | 0]!;
    const t = bPanel[(q + 2) | 0]!;
    s00 += x * r;
    s01 += x * s;
    s02 += x * t;
    s10 += y * r;
    s11 += y * s;
    s12 += y * t;
    p = (p + 2) | 0;
    q = (q + 3) | 0;
  }
  out[o] = s00;
  if (width > 1) out[o1] = s01;
  if (width > 2) out[o2] = s02;
  if (height < 2) return;
  out[p0] = s10;
  if (width > 1) out[p1] = s11;
  if (width > 2) out[p2] = s12;
}
