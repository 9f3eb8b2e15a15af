import { checkSquare } from './matrixChecks.js';

/** Eigenvalues, ascending, and orthonormal eigenvectors of a symmetric matrix. */
export interface SymmetricEigen {
  /** Shape [n], ascending. */
  readonly values: Float64Array;
  /** Row-major [n, n]; row k is the unit eigenvector of `values[k]`. */
  readonly vectors: Float64Array;
}

/**
 * The eigenvalues of a symmetric matrix, ascending.
 *
 * Householder tridiagonalisation and implicit QL: $O(n^3)$ time, $O(n^2)$ memory. Grade: observed; the error of each is
 * a small multiple of $\varepsilon\lVert A\rVert$.
 *
 * @param matrix row-major [n, n], symmetric (only the lower triangle is read); not modified
 * @throws ShapeError for a wrong length, DomainError for entries that are not finite
 */
export function symmetricEigenvalues(matrix: Float64Array, n: number): Float64Array {
  checkSquare('symmetricEigenvalues', matrix, n);
  const work = matrix.slice();
  const { diagonal, off } = tridiagonalise(work, n, false);
  implicitQl(diagonal, off, n, undefined);
  return diagonal.sort();
}

/**
 * Eigenvalues and orthonormal eigenvectors of a symmetric matrix.
 *
 * Method, cost, grade, arguments and errors as for `symmetricEigenvalues`.
 */
export function symmetricEigen(matrix: Float64Array, n: number): SymmetricEigen {
  checkSquare('symmetricEigen', matrix, n);
  const work = matrix.slice();
  const { diagonal, off } = tridiagonalise(work, n, true);
  implicitQl(diagonal, off, n, work);
  const order = Array.from(diagonal.keys()).sort((i, j) => diagonal[i]! - diagonal[j]!);
  const values = Float64Array.from(order, (k) => diagonal[k]!);
  const vectors = new Float64Array(n * n);
  for (const [row, k] of order.entries()) vectors.set(work.subarray(k * n, (k + 1) * n), row * n);
  return { values, vectors };
}

/**
 * Reduces to tridiagonal form by Householder reflections from the last row up. With `vectors`, `a` becomes the
 * transpose of the orthogonal factor: its rows are the basis in which the matrix is tridiagonal.
 */
function tridiagonalise(
  a: Float64Array,
  n: number,
  vectors: boolean,
): { diagonal: Float64Array<ArrayBuffer>; off: Float64Array } {
  const diagonal = new Float64Array(n);
  const off = new Float64Array(n);
  const reflections: Float64Array[] = [];
  const p = new Float64Array(n);
  for (let i = n - 1; i >= 1; i--) {
    const row = a.slice(i * n, i * n + i);
    diagonal[i] = a[i * n + i]!;
    let scale = 0;
    for (const x of row) scale = Math.max(scale, Math.abs(x));
    let norm = 0;
    for (const x of row) norm += scale === 0 ? 0 : (x / scale) * (x / scale);
    norm = scale * Math.sqrt(norm);
    let rest = 0;
    for (let k = 0; k < i - 1; k++) rest = Math.max(rest, Math.abs(row[k]!));
    if (rest === 0) {
      off[i] = row[i - 1]!;
      continue;
    }
    // v = row ∓ ‖row‖ e_last, normalised so that the reflection is I − 2 v vᵀ.
    const alpha = row[i - 1]! > 0 ? -norm : norm;
    off[i] = alpha;
    row[i - 1]! -= alpha;
    normalise(row);
    // A ← A − v wᵀ − w vᵀ on the leading block, w = 2(p − (vᵀp) v), p = A v.
    let vp = 0;
    p.fill(0, 0, i);
    for (let k = 0; k < i; k++) {
      let total = a[k * n + k]! * row[k]!;
      for (let l = 0; l < k; l++) {
        const x = a[k * n + l]!;
        total += x * row[l]!;
        p[l] = p[l]! + x * row[k]!;
      }
      p[k] = p[k]! + total;
    }
    for (let k = 0; k < i; k++) vp += p[k]! * row[k]!;
    for (let k = 0; k < i; k++) p[k] = 2 * (p[k]! - vp * row[k]!);
    for (let k = 0; k < i; k++) {
      const vk = row[k]!;
      const wk = p[k]!;
      for (let l = 0; l <= k; l++) a[k * n + l] = a[k * n + l]! - vk * p[l]! - wk * row[l]!;
    }
    if (vectors) reflections[i] = row;
  }
  if (n > 0) diagonal[0] = a[0]!;
  if (vectors) accumulate(a, n, reflections);
  return { diagonal, off };
}

/** Writes the product of the reflections into `a`, as rows. */
function accumulate(a: Float64Array, n: number, reflections: readonly (Float64Array | undefined)[]): void {
  a.fill(0);
  for (let k = 0; k < n; k++) a[k * n + k] = 1;
  // Q = H_{n−1} ⋯ H_1 and T = Qᵀ A Q; row k of the result is column k of Q.
  for (let i = 1; i < n; i++) {
    const v = reflections[i];
    if (v === undefined) continue;
    for (let k = 0; k < n; k++) {
      let dot = 0;
      for (let l = 0; l < i; l++) dot += a[k * n + l]! * v[l]!;
      if (dot === 0) continue;
      for (let l = 0; l < i; l++) a[k * n + l] = a[k * n + l]! - 2 * dot * v[l]!;
    }
  }
}

function normalise(v: Float64Array): void {
  let scale = 0;
  for (const x of v) scale = Math.max(scale, Math.abs(x));
  let norm = 0;
  for (const x of v) norm += (x / scale) * (x / scale);
  norm = scale * Math.sqrt(norm);
  for (let k = 0; k < v.length; k++) v[k] = v[k]! / norm;
}

const maximumSweeps = 60;

/** Implicit QL on a tridiagonal matrix: `d` becomes the eigenvalues, the rows of `z` are rotated along. */
function implicitQl(d: Float64Array, off: Float64Array, n: number, z: Float64Array | undefined): void {
  const e = off;
  for (let i = 1; i < n; i++) e[i - 1] = e[i]!;
  if (n > 0) e[n - 1] = 0;
  for (let l = 0; l < n; l++) {
    for (let sweep = 0; ; sweep++) {
      let m = l;
      for (; m < n - 1; m++) {
        if (Math.abs(e[m]!) <= 2 ** -53 * (Math.abs(d[m]!) + Math.abs(d[m + 1]!))) break;
      }
      // After so many sweeps what is left below the diagonal is at rounding level of the whole matrix.
      if (m === l || sweep === maximumSweeps) break;
      const g0 = (d[l + 1]! - d[l]!) / (2 * e[l]!);
      const r0 = length(g0, 1);
      let g = d[m]! - d[l]! + e[l]! / (g0 + (g0 >= 0 ? r0 : -r0));
      let [s, c, p] = [1, 1, 0];
      let i = m - 1;
      for (; i >= l; i--) {
        let f = s * e[i]!;
        const b = c * e[i]!;
        const r = length(f, g);
        e[i + 1] = r;
        if (r === 0) {
          d[i + 1] = d[i + 1]! - p;
          e[m] = 0;
          break;
        }
        s = f / r;
        c = g / r;
        g = d[i + 1]! - p;
        const t = (d[i]! - g) * s + 2 * c * b;
        p = s * t;
        d[i + 1] = g + p;
        g = c * t - b;
        if (z === undefined) continue;
        for (let k = 0; k < n; k++) {
          f = z[(i + 1) * n + k]!;
          z[(i + 1) * n + k] = s * z[i * n + k]! + c * f;
          z[i * n + k] = c * z[i * n + k]! - s * f;
        }
      }
      if (i >= l) continue;
      d[l] = d[l]! - p;
      e[l] = g;
      e[m] = 0;
    }
  }
}

/** √(a² + b²) without overflow, from exactly rounded operations only. */
function length(a: number, b: number): number {
  const [x, y] = [Math.abs(a), Math.abs(b)];
  const large = Math.max(x, y);
  if (large === 0) return 0;
  const ratio = Math.min(x, y) / large;
  return large * Math.sqrt(1 + ratio * ratio);
}
