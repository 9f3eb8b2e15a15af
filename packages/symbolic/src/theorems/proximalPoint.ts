import { isMaximum, kinkedEquations, losses } from '@crease/tensor';
import { checkTraining, dimensionOf, type NonSingularityProblem } from '../certificates/problem.js';
import { formatRational } from '../encoding/rationalText.js';
import { convexCrease } from './convexCrease.js';
import { firstPartialPiece, nodeName } from './totality.js';

/** Whether the proximal point map of a loss is non-singular. */
export interface ProximalPoint {
  /** `proved`: at every step size. `refuted`: at every small enough one it is singular. */
  readonly verdict: 'proved' | 'refuted' | 'unknown';
  readonly statement: string;
  /** Where the crease is that attracts: a point on it, exactly, and the layer of the activation at its break. */
  readonly crease?: { readonly point: readonly string[]; readonly layer: string };
}

/**
 * Whether the proximal point map $P_\eta(\theta) = \arg\min_z L(z) + \frac1{2\eta}\lVert z-\theta\rVert^2$ is non-singular.
 *
 * Theorems (Crease): of a twice continuously differentiable loss that is bounded below it is, for every η > 0, because
 * $P_\eta^{-1}(N) \subseteq (\mathrm{id} + \eta\nabla L)(N)$. If the loss is near some point the maximum of two smooth functions with different
 * gradients there, it is singular for every small enough η: an open set goes into the crease. Grade: proved; the
 * second by exact gradients on both sides of a point on a crease.
 *
 * @throws ShapeError or UsageError as `certifyNonSingular`
 *
 * @example
 * const model = readModel({
 *   format: 'crease-model/1',
 *   input: [1],
 *   layers: [{ type: 'dense', weight: [[1]], bias: null }, { type: 'activation', name: 'leakyRelu' }],
 * });
 * const data = { samples: 1, features: Float64Array.of(1), targets: Float64Array.of(-1) };
 * proximalPoint(trainingProblem(model, data, 'mse')).verdict; // 'refuted'
 */
export function proximalPoint(problem: NonSingularityProblem): ProximalPoint {
  checkTraining(problem);
  dimensionOf(problem.program);
  const { program, training } = problem;
  const unknown = (why: string): ProximalPoint => ({ verdict: 'unknown', statement: `Not determined: ${why}.` });
  // All losses with a name are sums of non-negative terms, as is weight decay w ≥ 0.
  if (training === undefined || !Object.hasOwn(losses, training.loss))
    return unknown('only losses of networks are known to be bounded below, which makes minimisers exist');
  if (!(training.weightDecay >= 0))
    return unknown('with negative weight decay the loss need not be bounded below, so there may be no minimisers');
  const partial = firstPartialPiece(program);
  if (partial !== undefined) return unknown(`${nodeName(partial)} is not analytic at every real argument`);
  if (kinkedEquations(program).length === 0 && !program.equations.some(isMaximum))
    return {
      verdict: 'proved',
      statement:
        'The proximal point map of this loss is non-singular for every step size η > 0, since the loss has no creases.',
    };
  const found = convexCrease(program);
  if (found === undefined) return unknown('the loss has creases, and no convex one was found by exact arithmetic');
  return {
    verdict: 'refuted',
    statement: `The proximal point map of this loss is singular for every small enough step size η > 0: it sends an open set into a convex crease of ${found.layer}.`,
    crease: { point: found.point.map(formatRational), layer: found.layer },
  };
}
