import { contactOrders, type FiniteFunction, germ, hasFinitelyManyPieces, ownerIndex } from '@crease/tensor';
import { hull, type Interval } from '../number/interval.js';
import { intervals } from '../number/intervals.js';
import { expressionValue } from './expressionValue.js';
import { Refusal } from './refusal.js';
import type { ScalarRule } from './scalarRule.js';

/**
 * The rule of hulls: the smallest interval around the values of *all* pieces at the argument, whichever of them the
 * argument selects.
 *
 * A reading with it contains the value that the program has under every pattern of pieces, feasible or not. At a break
 * where the function jumps, its value there is a further piece: on an open set where the argument is constantly at the
 * break, the function is that constant. Infinitely many pieces are refused.
 */
export const hullRule: ScalarRule<Interval> = (f, fixedGerm, at) => {
  if (fixedGerm !== undefined) return expressionValue(germ(f, fixedGerm), at, intervals);
  if (!hasFinitelyManyPieces(f)) return new Refusal(`"${f.name}" has infinitely many pieces`);
  let range: Interval | undefined;
  for (const value of piecesAt(f, at)) {
    if (value instanceof Refusal) return value;
    range = range === undefined ? value : hull(range, value);
  }
  return range!;
};

function* piecesAt(f: FiniteFunction, at: Interval): Generator<Interval | Refusal> {
  for (const piece of f.pieces) yield expressionValue(piece, at, intervals);
  yield* lonelyValues(f);
}

const known = new WeakMap<FiniteFunction, readonly (Interval | Refusal)[]>();

/** The values at breaks that need not be the value of a neighbouring piece there. */
function lonelyValues(f: FiniteFunction): readonly (Interval | Refusal)[] {
  let values = known.get(f);
  if (values === undefined) {
    const contact = contactOrders(f);
    const isContinuous = (k: number): boolean => contact[k] === 'removable' || (contact[k] as number) >= 0;
    values = f.breaks.flatMap((at, k) => {
      if (typeof f.owners[k] === 'string' && isContinuous(k)) return [];
      return [expressionValue(germ(f, ownerIndex(f, k)), intervals.fromNumber(at), intervals)];
    });
    known.set(f, values);
  }
  return values;
}
