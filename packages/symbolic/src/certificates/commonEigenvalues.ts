import { type Interval, intersect, isValidInterval } from '../number/interval.js';

/**
 * The positive numbers that can be eigenvalues at every point, given enclosures of all eigenvalues at each of them:
 * disjoint intervals, ascending; none if no positive number can.
 *
 * A number that is an eigenvalue everywhere lies, at every point, in one of the intervals of that point, whichever.
 * `undefined` if an interval is invalid.
 */
export function commonEigenvalues(spectra: readonly (readonly Interval[])[]): readonly Interval[] | undefined {
  let common: readonly Interval[] = [{ lower: 0, upper: Number.POSITIVE_INFINITY }];
  for (const spectrum of spectra) {
    if (!spectrum.every(isValidInterval)) return undefined;
    const own = united(spectrum);
    common = common.flatMap((a) => own.flatMap((b) => intersect(a, b) ?? []));
  }
  // A single common number 0 is no positive number.
  return common.filter(({ upper }) => upper > 0);
}

/** The union of intervals as disjoint intervals, ascending. */
function united(intervals: readonly Interval[]): Interval[] {
  const union: Interval[] = [];
  for (const next of intervals.toSorted((a, b) => a.lower - b.lower)) {
    const last = union.at(-1);
    if (last !== undefined && next.lower <= last.upper)
      union[union.length - 1] = { lower: last.lower, upper: Math.max(last.upper, next.upper) };
    else union.push(next);
  }
  return union;
}
