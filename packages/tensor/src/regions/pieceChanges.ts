import { type Regions, regions } from '../exec/regions.js';
import type { Program } from '../ir/program.js';
import type { Pattern } from '../passes/restrict.js';
import { type KinkedElement, kinkedElement } from './kinkedElement.js';

/** An element that is on another piece than before. */
export interface PieceChange extends KinkedElement {
  /** Indices of the germs before and after (see `germIndex`), or positions of a maximum. */
  readonly from: number;
  readonly to: number;
}

/** The elements whose pieces differ between two patterns of a program, in its order. */
export function pieceChanges(program: Program, before: Pattern, after: Pattern): PieceChange[] {
  const changes: PieceChange[] = [];
  for (const [equation, now] of after) {
    const old = before.get(equation)!;
    for (const [e, to] of now.entries())
      if (old[e] !== to) changes.push({ ...kinkedElement(program, equation, e, now.length), from: old[e]!, to });
  }
  return changes;
}

/**
 * The steps of a trajectory at which it is on other pieces than a step before, with the elements that changed. Grade:
 * observed.
 *
 * @param points values of the first input, one after the other
 * @param extra  values of the further inputs
 */
export function trajectoryChanges(
  program: Program,
  points: Iterable<Float64Array>,
  extra: readonly Float64Array[] = [],
): { readonly step: number; readonly changes: readonly PieceChange[] }[] {
  const found: { step: number; changes: PieceChange[] }[] = [];
  let before: Regions | undefined;
  let step = 0;
  for (const point of points) {
    const now = regions(program, [point, ...extra]);
    const changes = before === undefined ? [] : pieceChanges(program, before.pattern, now.pattern);
    if (changes.length > 0) found.push({ step, changes });
    before = now;
    step += 1;
  }
  return found;
}
