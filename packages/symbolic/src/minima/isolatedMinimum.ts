import { objective, type Program, ShapeError, solve } from '@crease/tensor';
import { eigenvalueEnclosures } from '../algebra/eigenvalueEnclosures.js';
import { dimensionOf } from '../certificates/problem.js';
import { type SecondOrder, secondOrder } from '../jets/secondOrder.js';
import { addDown, addUp, multiplyDown, multiplyUp, squareRootUp } from '../number/directed.js';
import { enclose, type Interval, magnitude, pointInterval } from '../number/interval.js';
import { intervals } from '../number/intervals.js';

/** A strict local minimum in a small ball, or why none was found. */
export type IsolatedMinimum =
  | {
      readonly verdict: 'enclosed';
      /** The ball with this centre and radius contains exactly one critical point, and it is a strict local minimum. */
      readonly centre: Float64Array;
      readonly radius: number;
      /** The loss at the minimum. */
      readonly value: Interval;
      /** Every eigenvalue of the Hessian is at least this on the ball. */
      readonly curvature: number;
    }
  | { readonly verdict: 'unknown'; readonly reason: string };

/** Balls are tried from the largest radius on, each with half the radius of the one before. */
const [largestRadius, smallestRadius] = [1 / 64, 1e-12];

/**
 * A proof that a program has a strict local minimum near a point, by intervals: for networks of analytic activations, and
 * for kinked ones off their kinks. Grade: enclosed.
 *
 * The point is improved by Newton's method in floating point. Then, with g the gradient at the centre x: if every
 * eigenvalue of the Hessian is at least λ > 0 on the ball of radius ρ, and $2\lVert g\rVert < \lambda\rho$, then
 * $L(y) \ge L(x) - \lVert g\rVert\rho + \tfrac\lambda2\rho^2 > L(x)$ on the sphere, so the least loss on the ball is taken
 * inside; it is the only critical point there, because L is strictly convex on the ball.
 *
 * Minima that are not isolated (a ReLU unit may be rescaled) have a Hessian with the eigenvalue 0, and are not found:
 * see `localMinimum`. Cost: one interval Hessian for each radius, $O(n^2)$ jets.
 *
 * @param program θ ↦ L(θ)
 * @param theta a rough position, shape [n]; not modified
 * @throws ShapeError if the program is not a loss, or θ has the wrong length
 */
export function isolatedMinimum(program: Program, theta: Float64Array): IsolatedMinimum {
  const dimension = dimensionOf(program);
  if (theta.length !== dimension)
    throw new ShapeError(`isolatedMinimum: θ needs ${dimension} entries, got ${theta.length}.`);
  const centre = newton(program, theta);
  const at = secondOrder(program, Array.from(centre, pointInterval), intervals);
  if (at.status === 'undecided') return { verdict: 'unknown', reason: at.reason };
  const slope = upperNorm(at.gradient);
  let reason = 'the eigenvalues of the Hessian could not be enclosed';
  for (let radius = largestRadius; radius > smallestRadius; radius /= 2) {
    const box = Array.from(centre, (x) => enclose(addDown(x, -radius), addUp(x, radius)));
    const on = secondOrder(program, box, intervals);
    if (on.status === 'undecided') {
      reason = on.reason;
      continue;
    }
    const curvature = eigenvalueEnclosures(on.hessian)?.[0]?.lower;
    if (curvature === undefined) continue;
    if (!(curvature > 0)) {
      reason = `the Hessian may have an eigenvalue as small as ${curvature}`;
      continue;
    }
    if (2 * slope < multiplyDown(curvature, radius)) {
      // By convexity the loss falls by at most ‖g‖ρ from the centre to the minimum.
      const least = addDown(at.value.lower, -multiplyUp(slope, radius));
      return { verdict: 'enclosed', centre, radius, value: enclose(least, at.value.upper), curvature };
    }
    reason = `the gradient, ${slope}, is too large for the curvature ${curvature}`;
  }
  return { verdict: 'unknown', reason: `no ball has a proof: in the last one ${reason}` };
}

/** An upper bound of the Euclidean norm. */
function upperNorm(vector: SecondOrder<Interval>['gradient']): number {
  let sum = 0;
  for (const entry of vector) sum = addUp(sum, multiplyUp(magnitude(entry), magnitude(entry)));
  return squareRootUp(sum);
}

/** Newton's method from a point, as long as the gradient gets shorter. */
function newton(program: Program, theta: Float64Array): Float64Array {
  const loss = objective(program);
  const length = (g: Float64Array): number => g.reduce((sum, x) => sum + x * x, 0);
  let best = Float64Array.from(theta);
  let slope = loss.gradient(best).slice();
  for (;;) {
    const hessian = loss.hessian(best);
    if (!hessian.every(Number.isFinite)) return best;
    const step = solve(hessian, best.length, slope);
    if (step.status !== 'solved') return best;
    const next = best.map((x, k) => x - step.solution[k]!);
    const gradient = loss.gradient(next).slice();
    if (!(length(gradient) < length(slope))) return best;
    [best, slope] = [next, gradient];
  }
}
