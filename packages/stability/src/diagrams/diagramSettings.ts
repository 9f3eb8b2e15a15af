import { objective, type Program, UsageError } from '@crease/tensor';
import { isFlat } from '../orbits/isFlat.js';
import type { OrbitCriteria } from './classifyOrbit.js';
import type { OrbitDiagramOptions } from './orbitDiagram.js';

/** The options of a diagram with the defaults filled in. */
export interface DiagramSettings extends OrbitCriteria {
  readonly transient: number;
  readonly keep: number;
  /** Lyapunov exponents per step size. */
  readonly exponents: number;
  readonly continueEscaped: boolean;
}

/**
 * The settings of an orbit diagram, checked.
 *
 * @throws UsageError for options out of range
 */
export function diagramSettings(loss: Program, start: Float64Array, options: OrbitDiagramOptions): DiagramSettings {
  const { transient = 2000, maxPeriod = 64, tolerance = 1e-7, exponents = 1, continueEscaped = false } = options;
  const keep = options.keep ?? Math.max(256, 2 * maxPeriod);
  const bound = options.bound ?? 1e6 * start.reduce((largest, x) => Math.max(largest, Math.abs(x)), 1);
  const bad = Array.from(options.stepSizes).findIndex((eta) => !Number.isFinite(eta));
  if (bad >= 0) throw new UsageError(`orbitDiagram: step size ${bad} is ${options.stepSizes[bad]}. Give finite ones.`);
  const isCount = (x: number, least: number): boolean => Number.isInteger(x) && x >= least;
  if (!(isCount(transient, 0) && isCount(maxPeriod, 1) && isCount(keep, 2 * maxPeriod)))
    throw new UsageError(
      `orbitDiagram: transient, keep and maxPeriod must be whole numbers with keep ≥ 2·maxPeriod ≥ 2, got ${transient}, ${keep}, ${maxPeriod}.`,
    );
  if (!(isCount(exponents, 1) && exponents <= start.length))
    throw new UsageError(`orbitDiagram: exponents must be a whole number from 1 to ${start.length}, got ${exponents}.`);
  const atStart = objective(loss);
  const flatness = isFlat(atStart, start) ? undefined : atStart;
  return { transient, keep, maxPeriod, tolerance, bound, exponents, continueEscaped, flatness };
}
