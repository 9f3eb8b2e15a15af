import { log, type Objective } from '@crease/tensor';
import { canonicalCycle } from '../orbits/canonicalCycle.js';
import { detectPeriod } from '../orbits/detectPeriod.js';
import { isFlat } from '../orbits/isFlat.js';
import { type OrbitBatch, tailOf } from '../orbits/orbitBatch.js';

/**
 * What became of an orbit: it returns to itself; it does not within the largest period looked for; or it left, that is,
 * it is not finite, beyond the bound, or on a flat piece on which it did not start.
 */
export type OrbitStatus = 'periodic' | 'aperiodic' | 'escaped';

/** The long-term behaviour of one orbit. */
export interface OrbitKind {
  readonly status: OrbitStatus;
  /** 0 unless periodic. */
  readonly period: number;
  /** Row-major [period, p] or, if aperiodic, [keep, p]; empty if escaped. */
  readonly attractor: Float64Array;
  /** Lyapunov exponents, descending; NaN if escaped. */
  readonly exponents: Float64Array;
}

/** By what an orbit is classified. */
export interface OrbitCriteria {
  readonly maxPeriod: number;
  readonly tolerance: number;
  readonly bound: number;
  /** Tells flat pieces; undefined if the start lies on one, which then is not an escape. */
  readonly flatness: Objective | undefined;
}

/** The long-term behaviour of one lane of a complete batch. Grade: observed. */
export function classifyOrbit(batch: OrbitBatch, lane: number, criteria: OrbitCriteria): OrbitKind {
  const { dimension, vectors } = batch.code;
  const points = tailOf(batch, lane);
  if (hasEscaped(points, dimension, criteria))
    return {
      status: 'escaped',
      period: 0,
      attractor: new Float64Array(0),
      exponents: new Float64Array(vectors).fill(Number.NaN),
    };
  const period = detectPeriod(points, dimension, criteria);
  // Whole turns of the cycle only: then the mean is that of the cycle.
  const steps = period === 0 ? batch.keep : batch.keep - (batch.keep % period);
  const exponents = meanLogarithms(batch, lane, steps);
  if (period === 0) return { status: 'aperiodic', period, attractor: points, exponents };
  const cycle = points.slice(points.length - period * dimension);
  return { status: 'periodic', period, attractor: canonicalCycle(cycle, dimension, criteria.tolerance), exponents };
}

function hasEscaped(points: Float64Array, dimension: number, { bound, flatness }: OrbitCriteria): boolean {
  if (!points.every((x) => Math.abs(x) <= bound)) return true;
  const last = points.subarray(points.length - dimension);
  const before = points.subarray(points.length - 2 * dimension, points.length - dimension);
  return flatness !== undefined && last.every((x, e) => x === before[e]) && isFlat(flatness, last.slice());
}

function meanLogarithms(batch: OrbitBatch, lane: number, steps: number): Float64Array {
  const { lanes, vectors } = batch.code;
  const exponents = new Float64Array(vectors);
  for (let k = 0; k < vectors; k++) {
    let total = 0;
    for (let row = batch.keep - steps; row < batch.keep; row++)
      total += log(batch.lengths[row * vectors * lanes + k * lanes + lane]!);
    exponents[k] = total / steps;
  }
  // Gram–Schmidt finds them in descending order in the limit; a finite mean may swap close ones.
  return exponents.sort().reverse();
}
