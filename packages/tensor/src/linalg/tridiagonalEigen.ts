/**
 * Turns the diagonal of a symmetric tridiagonal matrix $T$ into its eigenvalues, in no particular order, and multiplies
 * the rows of a matrix $R$ from the left by the transposed eigenvectors; returns whether the iteration settled.
 *
 * With $R$ = identity, row k becomes the unit eigenvector of entry k; with one column of $R$ only, its product with them.
 * Implicit QL with Wilkinson's shift: about $2n$ sweeps, each at most n rotations of two rows.
 *
 * @param diagonal length n, entries of size about 1; overwritten by the eigenvalues
 * @param offDiagonal `offDiagonal[i]` stands at (i, i − 1); destroyed
 * @param rows row-major [n, width]; overwritten
 * @param maxSweeps bound on all sweeps together
 * Source: Golub and Van Loan, Matrix Computations, section 8.3; EISPACK's imtql2.
 */
export function tridiagonalEigen(
  diagonal: Float64Array,
  offDiagonal: Float64Array,
  rows: Float64Array,
  width: number,
  maxSweeps: number = 60 * diagonal.length,
): boolean {
  const n = diagonal.length;
  // beside[i] stands between i and i + 1.
  const beside = new Float64Array(n);
  for (let i = 0; i + 1 < n; i++) beside[i] = offDiagonal[i + 1];
  const cosines = new Float64Array(n);
  const sines = new Float64Array(n);
  let sweeps = 0;
  for (let first = 0; first < n; ) {
    let last = first;
    while (last + 1 < n && !isNegligible(beside[last], diagonal[last], diagonal[last + 1])) last++;
    if (last === first) {
      first++;
      continue;
    }
    beside[last] = 0;
    if (sweeps++ >= maxSweeps) return false;
    const stop = sweep(diagonal, beside, first, last, cosines, sines);
    // All rotations of the sweep on some columns at a time, which stay in the cache.
    for (let start = 0; start < width; start += 128) {
      rotateRows(rows, width, start, Math.min(start + 128, width), stop, last, cosines, sines);
    }
  }
  return true;
}

/** One sweep over the block first … last; returns the lowest index whose rotation (of i and i + 1) it has stored. */
function sweep(
  d: Float64Array,
  e: Float64Array,
  first: number,
  last: number,
  cosines: Float64Array,
  sines: Float64Array,
): number {
  const ratio = (d[first + 1] - d[first]) / (2 * e[first]);
  const root = Math.sqrt(ratio * ratio + 1);
  let g = d[last] - d[first] + e[first] / (ratio + (ratio >= 0 ? root : -root));
  let sine = 1;
  let cosine = 1;
  let p = 0;
  for (let i = last - 1; i >= first; i--) {
    const f = sine * e[i];
    const b = cosine * e[i];
    const r = Math.sqrt(f * f + g * g);
    if (i + 1 < last) e[i + 1] = r;
    if (r === 0) {
      // The block falls apart here; what is left is treated by later sweeps.
      d[i + 1] -= p;
      return i + 1;
    }
    sine = f / r;
    cosine = g / r;
    const rest = d[i + 1] - p;
    const t = (d[i] - rest) * sine + 2 * cosine * b;
    p = sine * t;
    d[i + 1] = rest + p;
    g = cosine * t - b;
    cosines[i] = cosine;
    sines[i] = sine;
  }
  d[first] -= p;
  e[first] = g;
  return first;
}

/** Applies the rotations last − 1, …, stop to columns start … end − 1, two at a time while there are two. */
function rotateRows(
  z: Float64Array,
  width: number,
  start: number,
  end: number,
  stop: number,
  last: number,
  cosines: Float64Array,
  sines: Float64Array,
): void {
  let i = last - 1;
  for (; i > stop; i -= 2) {
    const c1 = cosines[i];
    const s1 = sines[i];
    const c2 = cosines[i - 1];
    const s2 = sines[i - 1];
    const upper = ((i + 1) * width) | 0;
    const middle = (i * width) | 0;
    const lower = ((i - 1) * width) | 0;
    for (let k = start; k < end; k = (k + 1) | 0) {
      const x = z[(upper + k) | 0];
      const y = z[(middle + k) | 0];
      const w = z[(lower + k) | 0];
      const t = c1 * y - s1 * x;
      z[(upper + k) | 0] = s1 * y + c1 * x;
      z[(middle + k) | 0] = s2 * w + c2 * t;
      z[(lower + k) | 0] = c2 * w - s2 * t;
    }
  }
  if (i < stop) return;
  const c = cosines[i];
  const s = sines[i];
  const upper = (i + 1) * width;
  const lower = i * width;
  for (let k = start; k < end; k++) {
    const x = z[upper + k];
    const y = z[lower + k];
    z[upper + k] = s * y + c * x;
    z[lower + k] = c * y - s * x;
  }
}

/** As in `tridiagonalEigenvalues`: a part of the rounding errors of entries of size 1 counts as zero, whatever its neighbours. */
function isNegligible(entry: number, left: number, right: number): boolean {
  return Math.abs(entry) <= 2 ** -53 * (Math.abs(left) + Math.abs(right) + 1e-4);
}
