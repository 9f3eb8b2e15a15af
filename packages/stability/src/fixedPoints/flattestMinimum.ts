import { call, compile, dot, grad, jvp, type Objective, type Program, trace } from '@crease/tensor';
import { type Minimum, nearestMinimum } from './nearestMinimum.js';
import { norm } from './norm.js';

/** A minimum at which the sharpness is least among the minima around it. */
export interface FlattestMinimum {
  /**
   * `enough`: the search stopped at the given sharpness; `unbounded`: the slope is imperceptible, but the minima further
   * down are flatter still, so the least sharpness is not attained nearby. Other words: what stopped it.
   */
  readonly status: Minimum['status'] | 'enough' | 'unbounded';
  readonly minimum: Minimum;
  /** The length of the gradient of the sharpness along the set of minima; 0 if the minimum is isolated. */
  readonly slope: number;
  /** By how much a further step would lower the sharpness, to first order: the error to expect. */
  readonly decrease: number;
  readonly iterations: number;
}

const maximumIterations = 400;

/**
 * The minimum of least sharpness λ_max(∇²L) that is reached from a guess by going downhill along the set of minima.
 *
 * Gradient descent beyond 2/λ_max drifts along the minima against the gradient of the sharpness (Damian, Nichani & Lee,
 * arXiv 2209.15594), so a branch of minima ends at such a point, at the step size 2/λ_max. Riemannian gradient descent
 * with Barzilai–Borwein steps and Armijo's rule; the gradient of a simple eigenvalue is $\nabla_\theta\,v^{\mathsf T}
 * \nabla^2 L(\theta)\,v$ with its unit eigenvector $v$. Where the two largest eigenvalues meet, the sharpness has a kink
 * and the search ends with `notConverged`. Grade: observed.
 *
 * @param guess  shape [dimension]; not modified
 * @param enough stop as soon as the sharpness is at most this
 */
export function flattestMinimum(objective: Objective, guess: ArrayLike<number>, enough = 0): FlattestMinimum {
  const n = objective.dimension;
  const slopeOf = sharpnessSlope(objective.program, n);
  let current = nearestMinimum(objective, guess);
  let gradient = slopeOf(current);
  let rate = 0.05 / Math.max(norm(gradient), Number.MIN_VALUE);
  for (let iterations = 0; ; iterations++) {
    const slope = norm(gradient);
    const decrease = (rate * slope * slope) / 2;
    const report = (status: FlattestMinimum['status']): FlattestMinimum => ({
      status,
      minimum: current,
      slope,
      decrease: slope === 0 ? 0 : decrease,
      iterations,
    });
    if (current.status !== 'converged') return report(current.status);
    if (current.sharpness <= enough) return report('enough');
    if (slope === 0) return report('converged');
    const ending = (): FlattestMinimum['status'] =>
      keepsFalling(objective, current, gradient, slope) ? 'unbounded' : 'converged';
    if (decrease <= 2 ** -51 * current.sharpness) return report(ending());
    if (iterations === maximumIterations) return report('notConverged');
    const next = descend(objective, current, gradient, rate, slope);
    if (next === undefined) return report(decrease > 2 ** -46 * current.sharpness ? 'notConverged' : ending());
    const nextGradient = slopeOf(next.minimum);
    rate = barzilaiBorwein(current.theta, next.minimum.theta, gradient, nextGradient) ?? next.rate;
    current = next.minimum;
    gradient = nextGradient;
  }
}

/** The first of the points at rate, rate/4, … down the slope, moved back to the minima, that is flat enough. */
function descend(
  objective: Objective,
  current: Minimum,
  gradient: Float64Array,
  rate: number,
  slope: number,
): { minimum: Minimum; rate: number } | undefined {
  for (let attempt = 0, r = rate; attempt < 25; attempt++, r /= 4) {
    const minimum = nearestMinimum(
      objective,
      current.theta.map((x, i) => x - r * gradient[i]!),
    );
    const wanted = current.sharpness - 1e-4 * r * slope * slope;
    if (minimum.status === 'converged' && minimum.sharpness <= wanted) return { minimum, rate: r };
  }
  return undefined;
}

/** True if the minima a small distance further down the slope are flatter still: no minimum of the sharpness is near. */
function keepsFalling(objective: Objective, current: Minimum, gradient: Float64Array, slope: number): boolean {
  const distance = 1e-3 * norm(current.theta);
  const ahead = current.theta.map((x, i) => x - (distance / slope) * gradient[i]!);
  const { status, sharpness } = nearestMinimum(objective, ahead);
  return status === 'converged' && sharpness < (1 - 2 ** -48) * current.sharpness;
}

/** The gradient of the sharpness, projected to the directions along the set of minima. */
function sharpnessSlope(loss: Program, n: number): (at: Minimum) => Float64Array {
  const hvp = jvp(grad(loss), { wrt: [0] });
  const curvature = trace({ theta: [n], v: [n] }, ({ theta, v }) => dot(v, call(hvp, [theta, v])[0]!));
  const code = compile(grad(curvature, { wrt: 0 }));
  const outputs = code.allocate();
  return (at) => {
    const slope = new Float64Array(n);
    if (at.status !== 'converged') return slope;
    code.run([at.theta, at.eigenvectors.slice((n - 1) * n)], outputs);
    for (let k = 0; k < n; k++) {
      if (Math.abs(at.eigenvalues[k]!) > at.gap[0]) continue;
      const tangent = at.eigenvectors.subarray(k * n, (k + 1) * n);
      let part = 0;
      for (let i = 0; i < n; i++) part += tangent[i]! * outputs[0]![i]!;
      for (let i = 0; i < n; i++) slope[i] = slope[i]! + part * tangent[i]!;
    }
    return slope;
  };
}

function barzilaiBorwein(
  before: Float64Array,
  after: Float64Array,
  gradientBefore: Float64Array,
  gradientAfter: Float64Array,
): number | undefined {
  let ss = 0;
  let sy = 0;
  for (let i = 0; i < before.length; i++) {
    const s = after[i]! - before[i]!;
    ss += s * s;
    sy += s * (gradientAfter[i]! - gradientBefore[i]!);
  }
  const rate = ss / sy;
  return sy > 0 && Number.isFinite(rate) ? rate : undefined;
}
