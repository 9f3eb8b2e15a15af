import { type Objective, singularValues } from '@crease/tensor';
import { type Cycle, refineCycle } from '../fixedPoints/findCycle.js';
import type { CompiledMap } from '../maps/compileMap.js';
import { settleOrbit } from '../orbits/settleOrbit.js';
import type { Flip } from './flip.js';

/** What the orbit does just above a flip. */
export type AboveFlip =
  | { readonly status: 'doubled'; readonly cycle: Cycle }
  /** It comes to rest at a point or on a cycle of another kind: the flip was not where this orbit loses its period. */
  | { readonly status: 'elsewhere'; readonly period: number; readonly point: Float64Array };

const attempts = 12;
const displacement = 1e-3;

/**
 * The cycle of twice the period just above a flip, found by iterating the map from beside the old cycle and then
 * Newton's method. The distance above the flip starts at `distance` and shrinks until the doubled cycle appears.
 */
export function doubledCycle(code: CompiledMap, flatness: Objective, flip: Flip, distance: number): AboveFlip {
  const n = code.dimension;
  const direction = flipDirection(flip.derivative, n);
  const scale = displacement * flip.points.reduce((m, x) => Math.max(m, Math.abs(x)), 0);
  const start = Float64Array.from(direction, (d, i) => flip.points[i]! + scale * d);
  const period = 2 * flip.period;
  let last: { readonly period: number; readonly point: Float64Array } = { period: 0, point: start };
  for (let attempt = 0, above = distance; attempt < attempts; attempt++, above /= 3) {
    const settled = settleOrbit(code, flatness, start, flip.eta + above, 2 * period);
    last = settled;
    if (settled.period !== period) continue;
    const cycle = refineCycle(code, settled.point, flip.eta + above, period);
    if (cycle.status === 'converged' && cycle.leastPeriod === period) return { status: 'doubled', cycle };
  }
  return { status: 'elsewhere', period: last.period, point: last.point };
}

/** The unit vector that the derivative maps to its negative: that of the least singular value of D + I. */
function flipDirection(derivative: Float64Array, n: number): Float64Array {
  const shifted = derivative.map((d, e) => d + (e % (n + 1) === 0 ? 1 : 0));
  return singularValues(shifted, n).rightVectors.slice((n - 1) * n);
}
