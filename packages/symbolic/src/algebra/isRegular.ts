import { luFactor, luSolve, ShapeError } from '@crease/tensor';
import { addUp, multiplyUp } from '../number/directed.js';
import { addBalls, type BallMatrix, exactBalls, multiplyBalls } from './ballMatrix.js';

/**
 * True if every matrix of the balls is proved to be regular; false says nothing.
 *
 * With an approximate inverse C of the midpoint, $|I - CA|\,w < w$ for a positive vector w and all A: then the spectral
 * radius of $I - CA$ is below 1, CA is regular, hence A. For $A = I - \eta H$ with an enclosure of the Hessians of all
 * pieces at one point it proves $G_\eta$ non-singular at this η, also beyond the reciprocal of the largest eigenvalue.
 * Grade: proved; C and w come from floating point, which decides only whether the proof succeeds. Cost: an inverse and
 * three products.
 *
 * @param side the side of A on which C stands
 * @throws ShapeError if the matrix is not square
 */
export function isRegular(matrix: BallMatrix, side: 'left' | 'right' = 'left'): boolean {
  const { rows: n, columns } = matrix;
  if (n !== columns) throw new ShapeError(`isRegular: expected a square matrix, got [${n}, ${columns}].`);
  const inverse = approximateInverse(matrix.middle, n);
  if (inverse === undefined) return false;
  const c = exactBalls(inverse, n, n);
  const product = side === 'left' ? multiplyBalls(c, matrix) : multiplyBalls(matrix, c);
  const minusIdentity = Float64Array.from({ length: n * n }, (_, k) => (k % (n + 1) === 0 ? -1 : 0));
  const { middle, radii } = addBalls(product, exactBalls(minusIdentity, n, n));
  const bounds = middle.map((m, k) => addUp(Math.abs(m), radii[k]!));
  const weights = neumannWeights(bounds, n);
  for (let i = 0; i < n; i++) {
    let sum = 0;
    for (let j = 0; j < n; j++) sum = addUp(sum, multiplyUp(bounds[i * n + j]!, weights[j]!));
    // Written so that NaN fails.
    if (!(sum < weights[i]!)) return false;
  }
  return true;
}

/**
 * About $(I - B)^{-1}$ times the vector of ones, by its series (floating point; every positive choice is valid). Where
 * the spectral radius of B is below 1 its product with B is smaller by 1 in every entry.
 */
function neumannWeights(bounds: Float64Array, n: number): Float64Array {
  let weights = new Float64Array(n).fill(1);
  for (let step = 0; step < 200; step++)
    weights = weights.map((_, i) => {
      let sum = 1;
      for (let j = 0; j < n; j++) sum += bounds[i * n + j]! * weights[j]!;
      return sum;
    });
  return weights;
}

/** An approximate inverse, row-major; `undefined` if there is none in floating point. */
function approximateInverse(matrix: Float64Array, n: number): Float64Array | undefined {
  const factors = luFactor(matrix, n);
  const inverse = new Float64Array(n * n);
  for (let j = 0; j < n; j++) {
    const column = luSolve(
      factors,
      Float64Array.from({ length: n }, (_, k) => (k === j ? 1 : 0)),
    );
    if (column === undefined) return undefined;
    for (let i = 0; i < n; i++) inverse[i * n + j] = column[i]!;
  }
  return inverse.every(Number.isFinite) ? inverse : undefined;
}
