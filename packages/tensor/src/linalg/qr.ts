import { ShapeError } from '../errors.js';
import { binaryScale } from './binaryScale.js';
import { checkMatrix } from './matrixChecks.js';
import { norm } from './orthonormalise.js';

/** The QR factorisation of a matrix, $A = QR$ with orthonormal columns of Q and an upper triangular R. */
export interface Qr {
  readonly rows: number;
  readonly columns: number;
  /** Row-major [rows, columns]: R on and above the diagonal, below it the reflection vectors, whose first entry is 1. */
  readonly factors: Float64Array;
  /** The factor β of each reflection $I - \beta v v^\top$; 0 where nothing is reflected. */
  readonly betas: Float64Array;
}

/**
 * The QR factorisation of a matrix by Householder reflections, without pivoting.
 *
 * $2mn^2 - \frac23 n^3$ operations for m rows and n columns, backward stable. Grade: observed.
 *
 * @param matrix row-major [rows, columns]; not modified
 * @throws ShapeError for a wrong length, DomainError for entries that are not finite
 */
export function qrFactor(matrix: Float64Array, rows: number, columns: number): Qr {
  checkMatrix('qrFactor', matrix, rows, columns);
  // Squares neither overflow nor vanish after a division by a power of two, which does not round.
  const scale = binaryScale(matrix);
  const factors = matrix.map((x) => x / scale);
  const betas = new Float64Array(Math.min(rows, columns));
  const sums = new Float64Array(columns);
  for (let k = 0; k < betas.length; k++) {
    const at = k * columns + k;
    let squares = 0;
    for (let i = k + 1; i < rows; i++) squares += factors[i * columns + k]! ** 2;
    if (squares === 0) continue;
    const head = factors[at]!;
    const norm = Math.sqrt(head * head + squares);
    const first = head >= 0 ? head + norm : head - norm; // no cancellation
    for (let i = k + 1; i < rows; i++) factors[i * columns + k] = factors[i * columns + k]! / first;
    betas[k] = Math.abs(first) / norm;
    factors[at] = head >= 0 ? -norm : norm;
    reflect(factors, columns, factors, columns, k, betas[k]!, k + 1, sums);
  }
  for (let k = 0; k < betas.length; k++)
    for (let j = k; j < columns; j++) factors[k * columns + j] = factors[k * columns + j]! * scale;
  return { rows, columns, factors, betas };
}

/** R, row-major [min(rows, columns), columns]. */
export function qrUpper({ rows, columns, factors }: Qr): Float64Array {
  const height = Math.min(rows, columns);
  const upper = new Float64Array(height * columns);
  for (let i = 0; i < height; i++) upper.set(factors.subarray(i * columns + i, (i + 1) * columns), i * columns + i);
  return upper;
}

/** Q, row-major [rows, min(rows, columns)], with orthonormal columns. */
export function qrOrthogonal({ rows, columns, factors, betas }: Qr): Float64Array {
  const width = betas.length;
  const q = new Float64Array(rows * width);
  for (let k = 0; k < width; k++) q[k * width + k] = 1;
  const sums = new Float64Array(width);
  for (let k = width - 1; k >= 0; k--) reflect(q, width, factors, columns, k, betas[k]!, k, sums);
  return q;
}

/** The solution of a linear least-squares problem, if there is exactly one. */
export type LeastSquares =
  | {
      readonly status: 'solved';
      /** Shape [columns]. */
      readonly solution: Float64Array;
      /** $|Ax - b|$, from the factorisation. */
      readonly residual: number;
    }
  | { readonly status: 'rankDeficient' };

/**
 * The x for which $|Ax - b|$ is least, by QR factorisation, or that the columns of A are dependent (a zero on the
 * diagonal of R). For matrices of lower rank up to rounding errors use `pseudoSolve`.
 *
 * @param matrix row-major [rows, columns]; not modified
 * @param b      shape [rows]; not modified
 * @throws ShapeError for wrong lengths, DomainError for entries of the matrix that are not finite
 */
export function leastSquares(matrix: Float64Array, rows: number, columns: number, b: Float64Array): LeastSquares {
  const { factors, betas } = qrFactor(matrix, rows, columns);
  if (b.length !== rows) throw new ShapeError(`leastSquares: the right side needs ${rows} entries, got ${b.length}.`);
  if (rows < columns) return { status: 'rankDeficient' };
  const right = b.slice();
  for (let k = 0; k < columns; k++) reflect(right, 1, factors, columns, k, betas[k]!, 0, new Float64Array(1));
  const solution = right.slice(0, columns);
  for (let i = columns - 1; i >= 0; i--) {
    const pivot = factors[i * columns + i]!;
    if (pivot === 0) return { status: 'rankDeficient' };
    for (let j = i + 1; j < columns; j++) solution[i] = solution[i]! - factors[i * columns + j]! * solution[j]!;
    solution[i] = solution[i]! / pivot;
  }
  return { status: 'solved', solution, residual: norm(right.subarray(columns)) };
}

/** Applies reflection k of `source` to the columns from `from` on of a matrix with as many rows. */
function reflect(
  matrix: Float64Array,
  width: number,
  source: Float64Array,
  sourceWidth: number,
  k: number,
  beta: number,
  from: number,
  sums: Float64Array,
): void {
  if (beta === 0) return;
  const rows = matrix.length / width;
  // Row by row: sums = vᵀ·matrix, then matrix −= β·v·sums.
  for (let j = from; j < width; j++) sums[j] = matrix[k * width + j]!;
  for (let i = k + 1; i < rows; i++) {
    const v = source[i * sourceWidth + k]!;
    const row = (i * width) | 0;
    for (let j = from; j < width; j = (j + 1) | 0) sums[j] = sums[j]! + v * matrix[(row + j) | 0]!;
  }
  for (let i = k; i < rows; i++) {
    const factor = beta * (i === k ? 1 : source[i * sourceWidth + k]!);
    const row = (i * width) | 0;
    for (let j = from; j < width; j = (j + 1) | 0) matrix[(row + j) | 0] = matrix[(row + j) | 0]! - factor * sums[j]!;
  }
}
