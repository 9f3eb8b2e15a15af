import type { Objective } from '@crease/tensor';
import { flattestMinimum } from '../fixedPoints/flattestMinimum.js';
import type { BranchEnd } from './followBranch.js';

/**
 * Where a branch of minima ends: at 2/λ_max of the flattest minimum that is reached from the given one.
 *
 * As the step size grows past 2/λ_max of the minimum where the orbit rests, it moves on to flatter minima; the branch
 * ends when there are none. The multiplier there is $1 - \eta\lambda_{\max} = -1$, besides the ones along the set of
 * minima.
 */
export function endOfMinima(objective: Objective, start: Float64Array, to: number): BranchEnd {
  const { status, minimum, decrease, iterations } = flattestMinimum(objective, start, 2 / to);
  if (status === 'enough') return { status: 'rangeEnd', reason: `Minima stay stable up to step size ${to}.` };
  if (status !== 'converged')
    return {
      status: 'branchLost',
      reason: `The flattest minimum was not found: ${status} after ${iterations} iterations, sharpness ${minimum.sharpness}.`,
    };
  const eta = 2 / minimum.sharpness;
  const uncertainty = eta * Math.max(2 ** -50, (2 * decrease) / minimum.sharpness);
  const n = minimum.theta.length;
  const derivative = objective.hessian(minimum.theta).map((h, e) => (e % (n + 1) === 0 ? 1 : 0) - eta * h);
  return {
    status: 'flip',
    // On a manifold of minima the orbit might find flatter ones elsewhere.
    isCertain: minimum.rank === n,
    flip: {
      eta,
      period: 1,
      bracket: [eta - uncertainty, eta + uncertainty],
      residual: eta * minimum.gradientNorm,
      iterations,
      points: minimum.theta,
      derivative,
    },
  };
}
