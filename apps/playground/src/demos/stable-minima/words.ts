import { formatNumber } from '../../render/formatNumber.ts';
import type { Interval } from './exponents.ts';
import type { Fate, Runs } from './runs.ts';

/** Intervals of θ₁ in words. */
export function listIntervals(intervals: readonly Interval[]): string {
  if (intervals.length === 0) return 'for no θ₁ from 0.25 to 4';
  return `θ₁ in ${intervals.map(([a, b]) => `(${formatNumber(a, 7)}, ${formatNumber(b, 7)})`).join(' or ')}`;
}

/** What became of gradient descent. */
export function describeEnd({ gradientDescentFate, gradientDescentEnd: [theta1, theta2] }: Runs): string {
  const place = `(${formatNumber(theta1, 5)}, ${formatNumber(theta2, 5)})`;
  const texts: Record<Fate, string> = {
    returned: `returns to this minimum: ${place}`,
    otherMinimum: `ends at another minimum: ${place}`,
    dead: `jumps onto the flat piece, where no unit is active: ${place}`,
    moving: `does not settle; after 2000 steps it is at ${place}`,
  };
  return texts[gradientDescentFate];
}

/** What became of many runs. */
export function listFates(counts: Readonly<Record<Fate, number>>): string {
  const names = {
    returned: 'returned',
    otherMinimum: 'at another minimum',
    dead: 'on the flat piece',
    moving: 'not settled',
  };
  return Object.entries(counts)
    .filter(([, count]) => count > 0)
    .map(([fate, count]) => `${count} ${names[fate as Fate]}`)
    .join(', ');
}
