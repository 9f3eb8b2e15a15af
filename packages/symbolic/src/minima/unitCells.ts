import { strictWitness } from '../algebra/strictWitness.js';
import { type AffineArgument, type Arrangement, isConstantArgument } from '../arrangements/arrangement.js';
import type { Cell } from '../arrangements/enumerateCells.js';
import { formatRational } from '../encoding/rationalText.js';
import { compareRationals, type Rational } from '../number/rational.js';
import { rationals } from '../number/rationals.js';

/** A hyperplane that bounds a cell: the argument of a sample is above, or below, one of its breaks. */
export interface Wall {
  readonly sample: number;
  readonly side: 'above' | 'below';
  /** a with ⟨a, (w, 1)⟩ > 0 inside. */
  readonly row: readonly Rational[];
}

/**
 * The inequalities of a cell, one for each break next to the piece of each sample; redundant ones among them.
 *
 * With the last coordinate u ≥ 0 they describe the cone over the cell: the vectors u·(w, 1), w in the closed cell, and
 * their limits.
 */
function wallsOf({ arguments: list }: Arrangement, pieces: readonly number[]): readonly Wall[] {
  return list.flatMap((argument, sample) => {
    if (isConstantArgument(argument)) return [];
    const [low, high] = [argument.breaks[pieces[sample]! - 1], argument.breaks[pieces[sample]!]];
    return [
      ...(low === undefined ? [] : [wall(argument, sample, 'above', low)]),
      ...(high === undefined ? [] : [wall(argument, sample, 'below', high)]),
    ];
  });
}

/** The wall argument > break, or argument < break. */
export function wall({ normal, offset }: AffineArgument, sample: number, side: Wall['side'], at: Rational): Wall {
  const above = [...normal, rationals.sub(offset, at)];
  return { sample, side, row: side === 'above' ? above : above.map(rationals.neg) };
}

/** The walls that bound a cell, without those that follow from the others. Grade: exact. */
export function facetsOf(arrangement: Arrangement, { pieces }: Cell): readonly Wall[] {
  let walls = [...new Map(wallsOf(arrangement, pieces).map((w) => [directionOf(w.row), w])).values()];
  const { dimension } = arrangement;
  const unit = Array.from({ length: dimension + 1 }, (_, k) => (k === dimension ? rationals.one : rationals.zero));
  for (const candidate of walls) {
    const others = walls.filter((w) => w !== candidate);
    const beyond = [...others.map(({ row }) => row), candidate.row.map(rationals.neg), unit];
    if (strictWitness(beyond).status === 'infeasible') walls = others;
  }
  return walls;
}

/** A text that is the same for rows that are positive multiples of each other. */
function directionOf(row: readonly Rational[]): string {
  const lead = row.find((a) => !rationals.isZero(a))!;
  const size = compareRationals(lead, rationals.zero) === 1 ? lead : rationals.neg(lead);
  return row.map((a) => formatRational(rationals.div(a, size))).join(' ');
}
