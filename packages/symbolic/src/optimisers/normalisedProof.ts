import { grad, type Program } from '@crease/tensor';
import { hullHessian } from '../certificates/hullHessian.js';
import { spectralRadius } from '../certificates/hullMethod.js';
import { integerPoint } from '../certificates/integerPoint.js';
import { dimensionOf } from '../certificates/problem.js';
import { hullRule } from '../interpret/hullRule.js';
import { interpret } from '../interpret/interpret.js';
import { midpoint, pointInterval } from '../number/interval.js';
import { intervals } from '../number/intervals.js';
import { rationals } from '../number/rationals.js';
import { firstPartialPiece, nodeName } from '../theorems/totality.js';
import { slopeAlong } from './slopeAlong.js';

/** A point at which the gradients of all pieces are not short and their Hessians not large. */
export interface NormalisedProof {
  readonly point: readonly number[];
  /** Weights of the bound of the Hessians, positive. */
  readonly weights: readonly number[];
  /** ρ: not below the size of any eigenvalue of the Hessian of any piece at the point. */
  readonly bound: number;
  /** The direction along which the gradients are measured. */
  readonly direction: readonly number[];
  /** γ: not above the length of the gradient of any piece at the point; positive. */
  readonly gradient: number;
}

/**
 * The proof that normalised gradient descent is non-singular for every $0 < \eta < \gamma/\varrho$, or why there is none.
 *
 * Theorem (Crease): let all nodes of all pieces be total, and at one point $|\nabla L_a| \ge \gamma > 0$ and
 * $|\lambda| \le \varrho$ for the eigenvalues of $\nabla^2 L_a$. The determinants of the step for η and for −η are quotients whose
 * product is a function of $|\nabla L_a|^2$, so one point where both are not 0 decides on all of $R^n$. Grade: enclosed
 * gradients and Hessians, hence proved. Cost: some interval Hessian-vector products.
 */
export function normalisedProof(program: Program): NormalisedProof | string {
  const partial = firstPartialPiece(program);
  if (partial !== undefined) return `${nodeName(partial)} is not analytic at every real argument`;
  const dimension = dimensionOf(program);
  const hessian = hullHessian(program, dimension);
  let best: NormalisedProof | undefined;
  for (const point of pointsOf(dimension)) {
    const ascent = ascentAt(program, point);
    const curvature = ascent && spectralRadius(program, hessian, point);
    if (ascent === undefined || curvature === undefined) continue;
    const found = { point, weights: curvature.weights, bound: curvature.bound, ...ascent };
    if (best === undefined || found.gradient * best.bound > best.gradient * found.bound) best = found;
  }
  return best ?? 'no point was found at which the gradients of all pieces are bounded away from 0';
}

/**
 * 0; 0 with another last parameter, which often is an output bias, where the outputs are known and residuals are not
 * balanced; and points near 0 without symmetries. Every point would do.
 */
function pointsOf(dimension: number): number[][] {
  const zero = new Array<number>(dimension).fill(0);
  const withLast = [0.5, -0.5, 2, -2].map((last) => zero.with(-1, last));
  return [zero, ...withLast, integerPoint(0, dimension).map((v) => rationals.toNumber(v) / 64)];
}

/** A direction in which all pieces ascend, with a lower bound of the lengths of their gradients. */
function ascentAt(
  program: Program,
  point: readonly number[],
): Pick<NormalisedProof, 'direction' | 'gradient'> | undefined {
  const reading = interpret(grad(program), [point.map(pointInterval)], intervals, hullRule);
  if (reading.status === 'undecided') return undefined;
  const direction = reading.outputs[0]!.map(midpoint);
  const length = Math.sqrt(direction.reduce((sum, u) => sum + u * u, 0));
  const slope = slopeAlong(program, point, direction);
  // Rounded down by far more than the rounding of the length and the quotient.
  const gradient = (slope / length) * (1 - 2 ** -40);
  return gradient > 0 && Number.isFinite(gradient) ? { direction, gradient } : undefined;
}
