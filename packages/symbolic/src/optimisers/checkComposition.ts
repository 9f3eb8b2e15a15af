import { ensure } from '../verify/rejection.js';
import type { RecognisedMove } from './recogniseMove.js';

/**
 * Ends the check unless the moves of a step, in their order, fit together as the theorem on moves demands: θ is moved
 * once, at the end, by any kind of move; everything else by a shear each, or by a maximum that no earlier move depends on.
 *
 * @throws Rejection
 */
export function checkComposition(moves: readonly RecognisedMove[]): void {
  const slots = moves.map(({ fact }) => fact.slot);
  ensure(new Set(slots).size === slots.length && slots.at(-1) === 'theta', 'θ must be moved once, by the last move');
  const isShear = ({ fact }: RecognisedMove): boolean => fact.kind === 'shear';
  const last = moves.at(-1)!;
  for (const [k, { fact }] of moves.entries()) {
    if (fact.kind === 'maximum') {
      ensure(isShear(last), `moves[${k}] is a maximum, but θ is not moved by a shear`);
      ensure(
        moves.slice(0, k).every((earlier) => isShear(earlier) && !earlier.reads.includes(fact.slot)),
        `moves[${k}] is a maximum, but an earlier move is none of the shears, or depends on it`,
      );
      ensure(moves.slice(k + 1).every(isShear), `moves[${k}] is a maximum, but a later move is not a shear`);
    } else ensure(isShear(moves[k]!) || k === moves.length - 1, `moves[${k}] should be a shear`);
  }
}
