import { formatRational } from '../encoding/rationalText.js';
import { compareRationals, type Rational } from '../number/rational.js';
import { rationals } from '../number/rationals.js';
import { type Arrangement, argumentAt, isConstantArgument, pieceOf } from './arrangement.js';

/** All hyperplanes of an arrangement that are parallel to each other: ⟨direction, u⟩ = threshold. */
export interface ParallelClass {
  /** The first entry that is not 0 is 1. */
  readonly direction: readonly Rational[];
  /** Strictly increasing: coinciding hyperplanes are one. */
  readonly thresholds: readonly Rational[];
}

/**
 * The hyperplanes of an arrangement, grouped by direction, without repetition.
 *
 * Between two neighbouring thresholds of a class every argument of that direction stays on its piece, so repeated,
 * proportional and mirrored arguments need no further care.
 */
export function parallelClasses(arrangement: Arrangement): readonly ParallelClass[] {
  const classes = new Map<string, { direction: readonly Rational[]; thresholds: Rational[] }>();
  for (const argument of arrangement.arguments) {
    if (isConstantArgument(argument)) continue;
    const factor = argument.normal.find((n) => !rationals.isZero(n))!;
    const direction = argument.normal.map((n) => rationals.div(n, factor));
    const key = direction.map(formatRational).join(' ');
    const own = classes.get(key) ?? { direction, thresholds: [] };
    classes.set(key, own);
    for (const b of argument.breaks) own.thresholds.push(rationals.div(rationals.sub(b, argument.offset), factor));
  }
  return [...classes.values()].map(({ direction, thresholds }) => {
    const sorted = thresholds.sort((a, b) => compareRationals(a, b)!);
    return { direction, thresholds: sorted.filter((t, k) => k === 0 || compareRationals(sorted[k - 1]!, t) !== 0) };
  });
}

/** The piece of every argument at a point. */
export function piecesAt(arrangement: Arrangement, point: readonly Rational[]): number[] {
  return arrangement.arguments.map((argument) => pieceOf(argumentAt(argument, point), argument.breaks));
}
