import { DomainError } from '@crease/tensor';
import { type Interval, invalidInterval, isValidInterval } from '../number/interval.js';
import { emptySet, isBoundedSet, isEmptySet } from './emptySet.js';

/**
 * What is known about a function on the box on which it was evaluated, from the strongest statement to none:
 * `com` defined and continuous there, box and values bounded; `dac` defined, and its restriction to the box continuous;
 * `def` defined; `trv` nothing; `ill` not even a set.
 */
export type Decoration = 'com' | 'dac' | 'def' | 'trv' | 'ill';

/** An interval or the empty set, with what is known about the function that has its values there. */
export interface DecoratedInterval extends Interval {
  readonly decoration: Decoration;
}

/** "Not an interval": the decorated interval that makes no statement at all. */
export const notAnInterval: DecoratedInterval = { ...invalidInterval, decoration: 'ill' };

const order: readonly Decoration[] = ['ill', 'trv', 'def', 'dac', 'com'];

/** The weakest of some decorations. */
export function weakest(...decorations: readonly Decoration[]): Decoration {
  return order[Math.min(...decorations.map((d) => order.indexOf(d)))]!;
}

/**
 * A set with the strongest decoration up to `most` that can be true of it: `com` needs a bounded set with an element,
 * the empty set has `trv`, an invalid interval `ill`.
 *
 * @throws DomainError if `most` is not a decoration
 * @example decorate(interval(1, 2)).decoration // 'com'
 */
export function decorate(a: Interval, most: Decoration = 'com'): DecoratedInterval {
  if (!order.includes(most))
    throw new DomainError(`decorate: expected one of ${order.toReversed().join(', ')}, got '${most}'.`);
  if (isEmptySet(a)) return most === 'ill' ? notAnInterval : { ...emptySet, decoration: 'trv' };
  if (!isValidInterval(a) || most === 'ill') return notAnInterval;
  return { lower: a.lower, upper: a.upper, decoration: most === 'com' && !isBoundedSet(a) ? 'dac' : most };
}
