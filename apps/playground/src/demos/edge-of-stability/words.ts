import { formatNumber } from '../../render/formatNumber.ts';
import type { Trajectory } from './trajectory.ts';

/** The first measured step at which the sharpness exceeds 2/η; `undefined` if it never does. */
function firstAbove({ measured, sharpness, stepSize }: Trajectory): number | undefined {
  const index = sharpness.findIndex((value) => value * stepSize > 2);
  return index < 0 ? undefined : measured[index];
}

/** How the sharpness of the second half of the run compares with 2/η. */
export function describeEdge(result: Trajectory): string {
  const { sharpness, stepSize } = result;
  const half = sharpness.slice(sharpness.length >> 1).toSorted();
  const ratio = (half[half.length >> 1]! * stepSize) / 2;
  const first = firstAbove(result);
  const crossing =
    first === undefined
      ? 'it never exceeds 2/η'
      : `it first exceeds 2/η = ${formatNumber(2 / stepSize, 4)} at step ${first}`;
  return `from ${formatNumber(sharpness[0]!, 4)} to ${formatNumber(sharpness.at(-1)!, 4)}; ${crossing}; the median of the second half is ${formatNumber(ratio, 4)} · 2/η`;
}

/** How many steps raise the loss. */
export function countRises({ losses }: Trajectory): number {
  return losses.reduce((count, value, n) => count + (n > 0 && value > losses[n - 1]! ? 1 : 0), 0);
}
