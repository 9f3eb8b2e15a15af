import { binaryScale } from './binaryScale.js';
import { checkSquare } from './matrixChecks.js';

/** The eigenvalues of a real matrix, as real and imaginary parts; conjugate pairs are neighbours. */
export interface Spectrum {
  readonly re: Float64Array;
  readonly im: Float64Array;
  /** `maxSteps` if the QR iteration gave up on some eigenvalues, which are then NaN. */
  readonly status: 'converged' | 'maxSteps';
}

const eps = 2 ** -52;

/**
 * The eigenvalues of a square real matrix, in no particular order.
 *
 * Hessenberg reduction by Householder reflections, then the Francis double-shift QR iteration: $O(n^3)$. Grade:
 * observed; backward stable, so ill-conditioned eigenvalues (defective matrices) lose digits.
 *
 * @param matrix row-major [n, n]; not modified
 * @throws ShapeError for a wrong length, DomainError for entries that are not finite
 */
export function eigenvalues(matrix: Float64Array, n: number): Spectrum {
  checkSquare('eigenvalues', matrix, n);
  const scale = binaryScale(matrix);
  const h = matrix.map((x) => x / scale);
  reduceToHessenberg(h, n);
  const re = new Float64Array(n).fill(Number.NaN);
  const im = new Float64Array(n).fill(Number.NaN);
  let status: Spectrum['status'] = 'converged';
  let norm = 0;
  for (const x of h) norm = Math.max(norm, Math.abs(x));
  let high = n - 1;
  let sweeps = 0;
  while (high >= 0) {
    let low = high;
    for (; low > 0; low--) {
      const neighbours = Math.abs(h[low * n + low]!) + Math.abs(h[(low - 1) * n + low - 1]!);
      if (Math.abs(h[low * n + low - 1]!) <= eps * (neighbours === 0 ? norm : neighbours)) break;
    }
    if (low === high) {
      re[high] = h[high * n + high]!;
      im[high] = 0;
      high -= 1;
      sweeps = 0;
    } else if (low === high - 1) {
      const pair = eigenvalues2(h[low * n + low]!, h[low * n + high]!, h[high * n + low]!, h[high * n + high]!);
      [re[low], re[high]] = pair.re;
      [im[low], im[high]] = pair.im;
      high -= 2;
      sweeps = 0;
    } else if (sweeps === 60) {
      status = 'maxSteps';
      high -= 1;
      sweeps = 0;
    } else {
      sweeps += 1;
      francisStep(h, n, low, high, sweeps % 10 === 0);
    }
  }
  const rescale = (x: number): number => x * scale;
  return { re: re.map(rescale), im: im.map(rescale), status };
}

/** The two eigenvalues of [[a, b], [c, d]], without cancellation. */
export function eigenvalues2(
  a: number,
  b: number,
  c: number,
  d: number,
): { readonly re: [number, number]; readonly im: [number, number] } {
  const half = (a - d) / 2;
  const discriminant = half * half + b * c;
  if (discriminant < 0) {
    const imaginary = Math.sqrt(-discriminant);
    const mean = d + half;
    return { re: [mean, mean], im: [imaginary, -imaginary] };
  }
  const root = half + (half >= 0 ? Math.sqrt(discriminant) : -Math.sqrt(discriminant));
  // λ − d = root for one eigenvalue; the other follows from (λ₁ − d)(λ₂ − d) = −b·c.
  const first = d + root;
  const second = root === 0 ? d : d - (b * c) / root;
  return { re: [first, second], im: [0, 0] };
}

function reduceToHessenberg(h: Float64Array, n: number): void {
  for (let k = 0; k < n - 2; k++) {
    const v = new Float64Array(n - k - 1);
    for (let i = k + 1; i < n; i++) v[i - k - 1] = h[i * n + k]!;
    if (reflector(v)) reflect(h, n, v, k + 1, k, 0, n);
  }
}

/** Makes v the unit vector of the reflection that sends v to a multiple of e₁; false if v is one already. */
function reflector(v: Float64Array): boolean {
  let rest = 0;
  for (let k = 1; k < v.length; k++) rest = Math.max(rest, Math.abs(v[k]!));
  if (rest === 0) return false;
  const scale = Math.max(rest, Math.abs(v[0]!));
  let norm = 0;
  for (let k = 0; k < v.length; k++) {
    v[k] = v[k]! / scale;
    norm += v[k]! * v[k]!;
  }
  const length = Math.sqrt(norm);
  v[0] = v[0]! + (v[0]! >= 0 ? length : -length);
  let square = 0;
  for (const x of v) square += x * x;
  const unit = Math.sqrt(square);
  for (let k = 0; k < v.length; k++) v[k] = v[k]! / unit;
  return true;
}

/** A ← (I − 2vvᵀ) A (I − 2vvᵀ) on rows/columns from `at`; columns from `left`, rows from `top` up to `bottom`. */
function reflect(
  h: Float64Array,
  n: number,
  v: Float64Array,
  at: number,
  left: number,
  top: number,
  bottom: number,
): void {
  for (let j = left; j < n; j++) {
    let dot = 0;
    for (let k = 0; k < v.length; k++) dot += v[k]! * h[(at + k) * n + j]!;
    for (let k = 0; k < v.length; k++) h[(at + k) * n + j] = h[(at + k) * n + j]! - 2 * dot * v[k]!;
  }
  for (let i = top; i < bottom; i++) {
    let dot = 0;
    for (let k = 0; k < v.length; k++) dot += v[k]! * h[i * n + at + k]!;
    for (let k = 0; k < v.length; k++) h[i * n + at + k] = h[i * n + at + k]! - 2 * dot * v[k]!;
  }
}

/** One double-shift QR sweep on the active block [low, high]; an exceptional shift breaks cycles. */
function francisStep(h: Float64Array, n: number, low: number, high: number, exceptional: boolean): void {
  const m = high - 1;
  let trace = h[m * n + m]! + h[high * n + high]!;
  let det = h[m * n + m]! * h[high * n + high]! - h[m * n + high]! * h[high * n + m]!;
  if (exceptional) {
    const s = Math.abs(h[high * n + m]!) + Math.abs(h[m * n + m - 1]!);
    trace = 1.5 * s;
    det = s * s;
  }
  const a = h[low * n + low]!;
  const b = h[low * n + low + 1]!;
  const c = h[(low + 1) * n + low]!;
  const d = h[(low + 1) * n + low + 1]!;
  // First column of H² − trace·H + det·I.
  let column = Float64Array.of(a * a + b * c - trace * a + det, c * (a + d - trace), c * h[(low + 2) * n + low + 1]!);
  for (let k = low; k < high; k++) {
    const size = Math.min(3, high - k + 1);
    const v = column.slice(0, size);
    if (reflector(v)) reflect(h, n, v, k, Math.max(k - 1, low), 0, Math.min(k + 4, high + 1));
    if (k < high - 1) {
      const next = Math.min(3, high - k);
      column = Float64Array.from({ length: next }, (_, i) => h[(k + 1 + i) * n + k]!);
    }
    // The bulge below the subdiagonal is zero by construction.
    for (let i = k + 1; i <= Math.min(k + 2, high) && k > low; i++) h[i * n + k - 1] = 0;
  }
}
