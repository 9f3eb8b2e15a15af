import { UsageError } from '../errors.js';
import { type RandomStream, randomBits } from './randomStream.js';

const range = 9007199254740992; // 2^53

/**
 * Returns the next integer from 0 to `bound` − 1, all exactly equally likely.
 *
 * Draws are rejected while they lie in the incomplete last run of `bound` values, so now and then, with probability below
 * $\mathrm{bound} / 2^{53}$, more than one draw is used.
 *
 * @param stream advanced by at least one draw
 * @param bound integer from 1 to $2^{53} - 1$
 * @throws UsageError if the bound is not such an integer
 */
export function randomInteger(stream: RandomStream, bound: number): number {
  if (!Number.isSafeInteger(bound) || bound < 1) {
    throw new UsageError(
      `randomInteger: the bound must be an integer from 1 to 2^53 − 1, but is ${bound}. The result lies below it.`,
    );
  }
  const limit = range - (range % bound);
  let bits = randomBits(stream);
  while (bits >= limit) bits = randomBits(stream);
  return bits % bound;
}
