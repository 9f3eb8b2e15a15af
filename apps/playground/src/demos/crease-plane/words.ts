import { formatNumber } from '../../render/formatNumber.ts';
import type { Creases } from './creases.ts';
import { effectNames } from './effects.ts';

/** A number with its noun. */
export function countOf(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** How much of the square is certainly free of switches. */
export function describeBoxes({ across, effects, radius }: Creases): string {
  const all = across * across;
  return `no unit switches in ${all - effects.length} of the ${all} boxes of width ${formatNumber((2 * radius) / across, 3)}`;
}

/** What the kinks in the other boxes do to the loss. */
export function describeEffects({ effects }: Creases): string {
  const [unknown, crease, removable] = effectNames.map((_, k) => effects.filter((effect) => effect === k).length);
  return (
    `L is not analytic in ${crease}, and analytic in ${removable} although a unit switches there` +
    (unknown === 0 ? '' : `; ${countOf(unknown!, 'box is', 'boxes are')} undecided`)
  );
}
