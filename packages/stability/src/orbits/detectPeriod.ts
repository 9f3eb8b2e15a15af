import { UsageError } from '@crease/tensor';

/** Options of `detectPeriod`. */
export interface PeriodOptions {
  /** The largest period that is looked for; at least twice as many points are needed. */
  readonly maxPeriod: number;
  /** How far a point may be from its return, relative to the largest |coordinate| of the tail. */
  readonly tolerance: number;
}

/**
 * The period of the tail of an orbit, or 0 if it has none up to `maxPeriod` or is still settling.
 *
 * The least k such that each of the last `maxPeriod` points is within the tolerance, in every coordinate, of the point
 * k steps before. If the orbit comes closer to a period that divides k while the tail lasts, it has not settled: just
 * below a period doubling the steps alternate for long, and the doubled period would be the wrong answer. Grade:
 * observed.
 *
 * @param points row-major, shape [count, dimension]; not modified
 * @throws UsageError if there are fewer than 2·maxPeriod points
 */
export function detectPeriod(points: Float64Array, dimension: number, options: PeriodOptions): number {
  const { maxPeriod, tolerance } = options;
  const count = points.length / dimension;
  if (!(maxPeriod >= 1 && count >= 2 * maxPeriod))
    throw new UsageError(
      `detectPeriod: to look for periods up to ${maxPeriod}, at least ${2 * maxPeriod} points are needed, got ${count}. Keep more points or lower maxPeriod.`,
    );
  const window = maxPeriod * dimension;
  const late = points.subarray(points.length - 2 * window);
  let scale = 0;
  for (const x of late) scale = Math.max(scale, Math.abs(x));
  if (!Number.isFinite(scale)) return 0;
  for (let period = 1; period <= maxPeriod; period++) {
    if (!(returnDistance(late, period * dimension) <= tolerance * scale)) continue;
    const early = points.subarray(0, 2 * window);
    return isSettling(early, late, period, dimension) ? 0 : period;
  }
  return 0;
}

/** The largest difference between a coordinate in the second half and the one `shift` places before. */
function returnDistance(points: Float64Array, shift: number): number {
  let distance = 0;
  for (let i = points.length / 2; i < points.length; i++)
    distance = Math.max(distance, Math.abs(points[i]! - points[i - shift]!));
  return distance;
}

/** True if the distance to a return after a proper divisor of the period shrinks from the early to the late points. */
function isSettling(early: Float64Array, late: Float64Array, period: number, dimension: number): boolean {
  for (let divisor = 1; divisor <= period / 2; divisor++) {
    if (period % divisor !== 0) continue;
    const shift = divisor * dimension;
    if (returnDistance(late, shift) < 0.999 * returnDistance(early, shift)) return true;
  }
  return false;
}
