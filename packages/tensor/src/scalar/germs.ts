import { hasFinitelyManyPieces, type ScalarFunction } from './piecewise.js';
import { breakOfPeriod, repetition } from './repetition.js';

// Breaks and pieces in their order on the real line: piece n lies between the breaks n − 1 and n. A function that repeats
// has them for all whole numbers n; those of its record begin at 0.

/** Consecutive numbers of breaks or of pieces, both ends included; none if `last` is below `first`. */
export interface Run {
  readonly first: number;
  readonly last: number;
}

/** How many numbers a run has; infinite for a part of the line without end, where pieces repeat. */
export function lengthOf({ first, last }: Run): number {
  return Math.max(0, last - first + 1);
}

/** The numbers of a finite run, ascending. */
export function* numbersOf({ first, last }: Run): Generator<number, void> {
  for (let n = first; n <= last; n++) yield n;
}

/** Where break n is; −∞ before the first and ∞ behind the last break of a function that has them. */
export function breakAt(f: ScalarFunction, n: number): number {
  if (!hasFinitelyManyPieces(f)) return repetition().breakAt(f, n);
  return n < 0 ? Number.NEGATIVE_INFINITY : (f.breaks[n] ?? Number.POSITIVE_INFINITY);
}

/** The closed interval on which a piece is used. */
export function pieceRange(f: ScalarFunction, piece: number): { readonly lower: number; readonly upper: number } {
  return { lower: breakAt(f, piece - 1), upper: breakAt(f, piece) };
}

/** The breaks in a closed interval; all that may be if an end is NaN. */
export function breaksBetween(f: ScalarFunction, lower: number, upper: number): Run {
  return { first: firstBreak(f, lower, false, 'lower'), last: firstBreak(f, upper, true, 'upper') - 1 };
}

/**
 * The pieces whose open intervals meet a closed interval; none for a single break. At the breaks inside it their owners
 * may give the values (see `breaksBetween`). All that may be if an end is NaN.
 */
export function piecesMeeting(f: ScalarFunction, lower: number, upper: number): Run {
  return { first: firstBreak(f, lower, true, 'lower'), last: firstBreak(f, upper, false, 'upper') };
}

/** The break of the record of a function that break n is, or repeats. */
export function breakOfRecord(f: ScalarFunction, n: number): number {
  return hasFinitelyManyPieces(f) ? n : breakOfPeriod(f.repeat, n);
}

/** Among the breaks of a function that repeat break r of its record (it alone if none do), the one nearest to a point. */
export function nearestBreak(f: ScalarFunction, r: number, to: number): number {
  if (hasFinitelyManyPieces(f)) return r;
  const { breaks, period } = f.repeat;
  return Math.round((to - breaks[r]!) / period) * breaks.length + r;
}

/** The number of the first break from a point on, or behind it; where it is not known, what is on the safe side of a run. */
function firstBreak(f: ScalarFunction, from: number, isBehind: boolean, end: 'lower' | 'upper'): number {
  if (!hasFinitelyManyPieces(f)) {
    const n = repetition().firstBreak(f, from, isBehind);
    return Number.isNaN(n) ? (end === 'lower' ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY) : n;
  }
  if (Number.isNaN(from)) return end === 'lower' ? 0 : f.breaks.length;
  const index = f.breaks.findIndex((at) => (isBehind ? at > from : at >= from));
  return index < 0 ? f.breaks.length : index;
}
