import { type Cycle, refineCycle } from '../fixedPoints/findCycle.js';
import type { CompiledMap } from '../maps/compileMap.js';

/** Two neighbouring cycles of a branch, the first stable and the second not. */
export interface StabilityLoss {
  readonly stable: Cycle;
  readonly unstable: Cycle;
  readonly iterations: number;
}

/** A multiplier beyond 1 by less than this belongs to a direction along a manifold of cycles. */
const neutral = 1e-6;
const maximumIterations = 60;

/** A multiplier of the cycle outside the unit circle; undefined if there is none. Ones along a manifold do not count. */
export function unstableMultiplier(cycle: Cycle): { readonly re: number; readonly im: number } | undefined {
  const { re, im } = cycle.multipliers;
  const k = re.findIndex((x, i) => {
    const radius = x > 0 ? 1 + neutral : 1;
    return x * x + im[i]! * im[i]! > radius * radius;
  });
  return k < 0 ? undefined : { re: re[k]!, im: im[k]! };
}

/**
 * Where a branch loses stability between two of its cycles, by bisection of the step size until neighbouring doubles or
 * 60 halvings; each cycle is found by Newton's method from its neighbours.
 *
 * Returns `undefined` if the branch is lost on the way.
 */
export function bisectStability(code: CompiledMap, before: Cycle, behind: Cycle): StabilityLoss | undefined {
  let [stable, unstable] = [before, behind];
  let iterations = 0;
  for (; iterations < maximumIterations; iterations++) {
    const eta = stable.stepSize + (unstable.stepSize - stable.stepSize) / 2;
    if (!(eta > stable.stepSize && eta < unstable.stepSize)) break;
    const middle = [stable, unstable]
      .map((near) => refineCycle(code, near.points.subarray(0, code.dimension), eta, before.period))
      .find((cycle) => cycle.status === 'converged' && cycle.leastPeriod === before.period);
    if (middle === undefined) return undefined;
    if (unstableMultiplier(middle) === undefined) stable = middle;
    else unstable = middle;
  }
  return { stable, unstable, iterations };
}
