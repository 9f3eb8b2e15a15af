import type { Objective } from '@crease/tensor';
import type { CompiledMap } from '../maps/compileMap.js';
import { detectPeriod } from './detectPeriod.js';
import { isFlat } from './isFlat.js';

/** Where an orbit has ended up. */
export interface SettledOrbit {
  /** `unsettled`: no period was found within the allowed steps. */
  readonly status: 'periodic' | 'unsettled' | 'escaped';
  /** 0 unless periodic. */
  readonly period: number;
  /** The last point. */
  readonly point: Float64Array;
  readonly steps: number;
}

const firstRound = 2000;
const maximumSteps = 2 ** 16;
/** Scalar operations after which an expensive map is given up earlier: some seconds. */
const maximumWork = 2 ** 29;
const tolerance = 1e-9;

/**
 * Follows one orbit until it is periodic, is not finite or flat, or has made 2¹⁶ steps (fewer
 * if the map is expensive). Rounds double in length.
 *
 * @param flatness tells the flat pieces on which the orbit counts as escaped
 * @param start    shape [p]; not modified
 */
export function settleOrbit(
  code: CompiledMap,
  flatness: Objective,
  start: ArrayLike<number>,
  stepSize: number,
  maxPeriod: number,
): SettledOrbit {
  const n = code.dimension;
  const theta = Float64Array.from(start);
  const tail = new Float64Array(4 * maxPeriod * n);
  let steps = 0;
  const limit = Math.min(maximumSteps, maximumWork / code.cost);
  for (let round = firstRound; round === firstRound || steps < limit; round *= 2) {
    for (let k = 0; k < round; k++) code.step(theta, stepSize, theta);
    for (let k = 0; k < tail.length; k += n) {
      code.step(theta, stepSize, theta);
      tail.set(theta, k);
    }
    steps += round + tail.length / n;
    if (!theta.every(Number.isFinite) || isFlat(flatness, theta))
      return { status: 'escaped', period: 0, point: theta, steps };
    const period = detectPeriod(tail, n, { maxPeriod, tolerance });
    if (period > 0) return { status: 'periodic', period, point: theta, steps };
  }
  return { status: 'unsettled', period: 0, point: theta, steps };
}
