import type { Compiled, Objective } from '@crease/tensor';
import { isFlat } from '../orbits/isFlat.js';

/** What a probe runs on: the map compiled for its lanes, and what counts as escaped. */
export interface ProbeCode {
  readonly map: Compiled;
  readonly dimension: number;
  readonly flatness: Objective;
  /** A coordinate beyond this has escaped. */
  readonly bound: number;
}

/** Orbits at one step size, watched for escapes; element e of lane l is at e·lanes + l. */
export interface EscapeProbe {
  readonly eta: number;
  readonly limit: number;
  /** The current points. */
  readonly theta: Float64Array;
  readonly before: Float64Array;
  readonly stepSizes: Float64Array;
  /** For each lane the step at which its escape was noticed, or −1. */
  readonly escapedAt: Int32Array;
  steps: number;
  escaped: number;
}

/** So many escapes measure the mean life well enough. */
export const enoughEscapes = 8;

/**
 * A probe before its first step.
 *
 * @param theta the points of all lanes; copied
 * @param limit how many steps at most
 */
export function escapeProbe(code: ProbeCode, theta: Float64Array, eta: number, limit: number): EscapeProbe {
  const { lanes } = code.map;
  return {
    eta,
    limit,
    theta: theta.slice(),
    before: theta.slice(),
    stepSizes: new Float64Array(lanes).fill(eta),
    escapedAt: new Int32Array(lanes).fill(-1),
    steps: 0,
    escaped: 0,
  };
}

/** True when the probe has made its steps or seen enough escapes. */
export function isFinished(probe: EscapeProbe): boolean {
  return probe.steps >= probe.limit || probe.escaped >= enoughEscapes;
}

/** Makes up to `count` more steps and looks for escapes now and then. Changes the probe. */
export function advanceProbe(code: ProbeCode, probe: EscapeProbe, count: number): void {
  const interval = Math.max(8, Math.floor(probe.limit / 512));
  const inputs = [probe.theta, probe.stepSizes];
  const outputs = [probe.theta];
  const until = probe.steps + count;
  while (probe.steps < until && !isFinished(probe)) {
    for (let k = 1; k < interval; k++) code.map.run(inputs, outputs);
    probe.before.set(probe.theta);
    code.map.run(inputs, outputs);
    probe.steps += interval;
    notice(code, probe);
  }
}

/** The mean life of the lanes, in steps; infinite if none escaped. */
export function meanLife(probe: EscapeProbe): number {
  const lived = probe.escapedAt.reduce((sum, at) => sum + (at < 0 ? probe.steps : at), 0);
  return lived / probe.escaped;
}

function notice({ dimension, flatness, bound, map }: ProbeCode, probe: EscapeProbe): void {
  const { theta, before, escapedAt } = probe;
  const point = new Float64Array(dimension);
  for (let l = 0; l < map.lanes; l++) {
    if (escapedAt[l]! >= 0) continue;
    let isFrozen = true;
    let isInside = true;
    for (let e = 0; e < dimension; e++) {
      const x = theta[e * map.lanes + l]!;
      point[e] = x;
      isFrozen &&= x === before[e * map.lanes + l];
      isInside &&= Math.abs(x) <= bound;
    }
    if (isInside && !(isFrozen && isFlat(flatness, point))) continue;
    escapedAt[l] = probe.steps;
    probe.escaped += 1;
  }
}
