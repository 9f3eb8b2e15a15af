import type { ScalarFunction } from './piecewise.js';

// Breaks and pieces in their order on the real line: piece n lies between the breaks n − 1 and n.

/** Consecutive numbers of breaks or of pieces, both ends included; none if `last` is below `first`. */
export interface Run {
  readonly first: number;
  readonly last: number;
}

/** The numbers of a run, ascending. */
export function* numbersOf({ first, last }: Run): Generator<number, void> {
  for (let n = first; n <= last; n++) yield n;
}

/** Where break n is; −∞ before the first and ∞ behind the last break. */
export function breakAt(f: ScalarFunction, n: number): number {
  return n < 0 ? Number.NEGATIVE_INFINITY : (f.breaks[n] ?? Number.POSITIVE_INFINITY);
}

/** The closed interval on which a piece is used. */
export function pieceRange(f: ScalarFunction, piece: number): { readonly lower: number; readonly upper: number } {
  return { lower: breakAt(f, piece - 1), upper: breakAt(f, piece) };
}

/** The breaks in a closed interval; all that may be if an end is NaN. */
export function breaksBetween(f: ScalarFunction, lower: number, upper: number): Run {
  return { first: count(f, (at) => at < lower), last: count(f, (at) => !(at > upper)) - 1 };
}

/**
 * The pieces whose open intervals meet a closed interval; none for a single break. At the breaks inside it their owners
 * may give the values (see `breaksBetween`). All that may be if an end is NaN.
 */
export function piecesMeeting(f: ScalarFunction, lower: number, upper: number): Run {
  return { first: count(f, (at) => at <= lower), last: count(f, (at) => !(at >= upper)) };
}

function count({ breaks }: ScalarFunction, isBefore: (at: number) => boolean): number {
  const index = breaks.findIndex((at) => !isBefore(at));
  return index < 0 ? breaks.length : index;
}
