import { type Objective, objective, type Program, UsageError } from '@crease/tensor';
import { refineCycle } from '../fixedPoints/findCycle.js';
import { nearestMinimum } from '../fixedPoints/nearestMinimum.js';
import { norm } from '../fixedPoints/norm.js';
import { compileMap } from '../maps/compileMap.js';
import { gradientDescentMap } from '../maps/gradientDescent.js';
import { startOf } from '../orbits/orbit.js';
import { settleOrbit } from '../orbits/settleOrbit.js';
import { doubledCycle } from './doubledCycle.js';
import { endOfMinima } from './endOfMinima.js';
import type { Flip } from './flip.js';
import { type BranchEnd, followBranch } from './followBranch.js';

/** Where to look for flips. */
export interface FlipOptions {
  readonly from: number;
  readonly to: number;
  /** The start of the orbit whose attractor at `from` is followed, shape [p]. */
  readonly start: ArrayLike<number>;
  /** Flips of cycles up to this period are located (default 8). */
  readonly maxPeriod?: number;
}

/** The period doublings along one branch. */
export interface FlipSearch {
  /**
   * Why the search ended: all periods up to the largest were done; the range ended; there was no cycle to begin with;
   * the branch could not be followed or found again above a flip; or it lost stability in another way.
   */
  readonly status: 'maxPeriod' | 'rangeEnd' | 'noCycle' | 'branchLost' | 'otherBifurcation';
  readonly flips: readonly Flip[];
  /** The status as a sentence. */
  readonly reason: string;
}

/** Feigenbaum's ratio of successive gaps between flips: only a guess of where to look next. */
const gapRatio = 4.7;
/** The first gap, as a share of the step size, when no earlier one is known. */
const firstGap = 0.06;

/**
 * The step sizes at which the attractor of gradient descent doubles its period, followed upwards from `from`.
 *
 * The attractor of the orbit at `from` is followed as a cycle by Newton's method, and where a multiplier passes −1 is
 * located by bisection, independently of any grid. Minima are followed differently, because those of over-parametrised
 * networks form a manifold: their branch ends at 2/λ_max of the flattest minimum that is reached. Each doubled cycle is
 * found by iterating just above the flip. Grade: observed; a flip is as exact as its bracket and the rounding of the
 * multiplier. Cost: some hundred Jacobians and some ten thousand steps per flip.
 *
 * @param loss scalar program of θ
 * @throws ShapeError if the start has the wrong length; UsageError unless 0 < from < to and maxPeriod ≥ 1
 *
 * @example
 * const loss = trace({ theta: [2] }, ({ theta }) => {
 *   const residual = sub(1, mul(slice(theta, 0, []), slice(theta, 1, [])));
 *   return scale(apply(activation('square'), residual), 1, 2);
 * });
 * findFlips(loss, { from: 0.9, to: 1.25, start: [0.9, 1] }).flips.map(({ eta }) => eta); // [1, 1.2360679774997894]
 */
export function findFlips(loss: Program, options: FlipOptions): FlipSearch {
  const { from, to, maxPeriod = 8 } = options;
  if (!(from > 0 && to > from && Number.isFinite(to)))
    throw new UsageError(`findFlips: needs step sizes 0 < from < to, got ${from} and ${to}.`);
  if (!(Number.isInteger(maxPeriod) && maxPeriod >= 1))
    throw new UsageError(`findFlips: maxPeriod must be a whole number, at least 1, got ${maxPeriod}.`);
  const code = compileMap(gradientDescentMap(loss));
  const target = objective(loss);
  const start = startOf('findFlips', options.start, code.dimension);

  const flips: Flip[] = [];
  const end = (status: FlipSearch['status'], reason: string): FlipSearch => ({ status, flips, reason });
  const settled = settleOrbit(code, target, start, from, maxPeriod);
  if (settled.status === 'escaped') return end('noCycle', `The orbit from the start escapes at step size ${from}.`);
  let { period, point } = settled.period === 0 ? nearbyMinimum(target, settled.point, from) : settled;
  if (period === 0)
    return end('noCycle', `At step size ${from} there is no period up to ${maxPeriod} after ${settled.steps} steps.`);
  let cycle = refineCycle(code, point, from, period);
  let gap = firstGap * from;
  for (;;) {
    const branch: BranchEnd = period === 1 ? endOfMinima(target, point, to) : followBranch(code, cycle, to, gap / 10);
    if (branch.status !== 'flip') return end(branch.status, branch.reason);
    const { flip, isCertain } = branch;
    const previous = flips.at(-1);
    gap = previous === undefined ? firstGap * flip.eta : (flip.eta - previous.eta) / gapRatio;
    const isLast = 2 * period > maxPeriod;
    const above = isCertain && isLast ? undefined : doubledCycle(code, target, flip, 0.3 * gap);
    if (above?.status === 'elsewhere' && !isCertain) {
      const further = above.period === 1 ? endOfMinima(target, above.point, to) : undefined;
      if (further === undefined || (further.status === 'flip' && !(further.flip.eta > flip.eta * (1 + 1e-9))))
        return end('branchLost', `Minima are flattest for ${flip.eta}, but no cycle of period 2 was found just above.`);
      // The orbit found flatter minima elsewhere: the branch goes on there.
      point = above.point;
      continue;
    }
    flips.push(flip);
    if (isLast) return end('maxPeriod', `All flips of periods up to ${maxPeriod} on this branch are located.`);
    if (above?.status !== 'doubled')
      return end('branchLost', `Just above ${flip.eta} no cycle of period ${2 * period} was found.`);
    cycle = above.cycle;
    period *= 2;
    if (cycle.stepSize >= to) return end('rangeEnd', `The next flip lies beyond step size ${to}.`);
  }
}

/** A stable minimum that a slow orbit approaches, as a cycle of period 1; period 0 if there is none. */
function nearbyMinimum(
  target: Objective,
  point: Float64Array,
  stepSize: number,
): { period: number; point: Float64Array } {
  const { status, theta, sharpness } = nearestMinimum(target, point);
  const distance = norm(theta.map((x, i) => x - point[i]!));
  const isApproached = status === 'converged' && stepSize * sharpness < 2 && distance <= 1e-2 * norm(theta);
  return { period: isApproached ? 1 : 0, point };
}
