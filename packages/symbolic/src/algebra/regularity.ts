import { luFactor, luSolve, ShapeError } from '@crease/tensor';
import { addUp } from '../number/directed.js';
import { addBalls, type BallMatrix, exactBalls, multiplyBalls } from './ballMatrix.js';

/**
 * True if every matrix of the balls is proved to be regular; false says nothing.
 *
 * With an approximate inverse C of the midpoint, $\lVert I - CA \rVert_\infty < 1$ for all A: then CA is regular, hence A.
 * For $A = I - \eta H$ with an enclosure of the Hessians of all pieces at one point it proves $G_\eta$ non-singular at
 * this η, also beyond the reciprocal of the largest eigenvalue. Grade: proved. Cost: an inverse and three products.
 *
 * @throws ShapeError if the matrix is not square
 */
export function isRegular(matrix: BallMatrix): boolean {
  const { rows: n, columns } = matrix;
  if (n !== columns) throw new ShapeError(`isRegular: expected a square matrix, got [${n}, ${columns}].`);
  const inverse = approximateInverse(matrix.middle, n);
  if (inverse === undefined) return false;
  const product = multiplyBalls(exactBalls(inverse, n, n), matrix);
  const identity = Float64Array.from({ length: n * n }, (_, k) => (k % (n + 1) === 0 ? -1 : 0));
  const difference = addBalls(product, exactBalls(identity, n, n));
  for (let i = 0; i < n; i++) {
    let sum = 0;
    for (let k = i * n; k < (i + 1) * n; k++)
      sum = addUp(sum, addUp(Math.abs(difference.middle[k]!), difference.radii[k]!));
    if (!(sum < 1)) return false;
  }
  return true;
}

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
