import { type Cycle, refineCycle } from '../fixedPoints/findCycle.js';
import type { CompiledMap } from '../maps/compileMap.js';
import { bisectStability, type StabilityLoss, unstableMultiplier } from './bisectStability.js';
import type { Flip } from './flip.js';

/** How a branch of cycles ends. */
export type BranchEnd =
  /** `isCertain` is false if only the doubled cycle above can confirm that the branch ends here. */
  | { readonly status: 'flip'; readonly flip: Flip; readonly isCertain: boolean }
  | { readonly status: 'rangeEnd' | 'branchLost' | 'otherBifurcation'; readonly reason: string };

const maximumSteps = 400;
const growth = 1.5;

/**
 * Follows a stable cycle towards larger step sizes until it loses stability, and locates where.
 *
 * Natural continuation: Newton's method from the last cycle, with changes of the step size that grow by half and shrink
 * when the method fails or lands on a cycle far away.
 *
 * @param firstStep the first change of the step size
 */
export function followBranch(code: CompiledMap, start: Cycle, to: number, firstStep: number): BranchEnd {
  const name = `The cycle of period ${start.period}`;
  const multiplier = unstableMultiplier(start);
  if (multiplier !== undefined)
    return { status: 'branchLost', reason: `${name} at step size ${start.stepSize} is unstable: ${text(multiplier)}.` };
  let current = start;
  let step = firstStep;
  for (let count = 0; count < maximumSteps && step > 1e-12 * current.stepSize; count++) {
    if (current.stepSize >= to) return { status: 'rangeEnd', reason: `${name} stays stable up to step size ${to}.` };
    const eta = Math.min(to, current.stepSize + step);
    const next = refineCycle(code, current.points.subarray(0, code.dimension), eta, start.period);
    if (isContinuation(current, next)) {
      if (unstableMultiplier(next) === undefined) {
        current = next;
        step *= growth;
        continue;
      }
      const loss = bisectStability(code, current, next);
      if (loss !== undefined) return endOf(loss, name);
    }
    step /= 4;
  }
  return { status: 'branchLost', reason: `${name} could not be followed beyond step size ${current.stepSize}.` };
}

function endOf({ stable, unstable, iterations }: StabilityLoss, name: string): BranchEnd {
  const eta = stable.stepSize + (unstable.stepSize - stable.stepSize) / 2;
  const multiplier = unstableMultiplier(unstable)!;
  if (multiplier.im !== 0 || multiplier.re > 0) {
    const reason = `${name} loses stability at step size ${eta} by the multiplier ${text(multiplier)}, not by −1.`;
    return { status: 'otherBifurcation', reason };
  }
  const { residual, points, derivative } = unstable;
  const bracket = [stable.stepSize, unstable.stepSize] as const;
  return {
    status: 'flip',
    isCertain: true,
    flip: { eta, period: unstable.period, bracket, residual, iterations, points, derivative },
  };
}

function text({ re, im }: { readonly re: number; readonly im: number }): string {
  return im === 0 ? String(re) : `${re} ± ${Math.abs(im)}i`;
}

/** True if the next cycle belongs to the branch: genuine, and near in comparison with the extent of the cycle. */
function isContinuation(current: Cycle, next: Cycle): boolean {
  if (next.status !== 'converged' || next.leastPeriod !== next.period) return false;
  const n = current.dimension;
  let moved = 0;
  let extent = 0;
  for (let i = 0; i < current.points.length; i++) {
    moved = Math.max(moved, Math.abs(next.points[i]! - current.points[i]!));
    extent = Math.max(extent, Math.abs(current.points[i]! - current.points[i % n]!));
  }
  return moved <= extent / 2;
}
