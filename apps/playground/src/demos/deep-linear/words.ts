import { formatNumber } from '../../render/formatNumber.ts';
import type { Results } from './compute.ts';
import { halfTimes } from './descent.ts';
import { targets } from './problem.ts';

/** The times at which the modes have half of their strength, by the flow and by gradient descent. */
export function listHalfTimes({ flow, descent }: Results): string {
  const texts = (times: readonly number[]): string =>
    times.map((time) => (Number.isNaN(time) ? 'later' : formatNumber(time, 4))).join(', ');
  return `t = ${texts(halfTimes(flow, targets))} by the flow, ${texts(halfTimes(descent, targets))} by gradient descent`;
}

/** The values of the loss at the saddles that the flow passes: $\frac12\sum_{k>r}\sigma_k^2$ after r modes. */
export const plateaus: readonly number[] = targets.map(
  (_, r) => targets.slice(r).reduce((sum, sigma) => sum + sigma * sigma, 0) / 2,
);
