import { UsageError } from '../errors.js';
import { randomInteger } from './randomInteger.js';
import type { RandomStream } from './randomStream.js';

/**
 * Returns the integers 0 … n − 1 in random order, all orders equally likely (Fisher and Yates).
 *
 * @param stream advanced by about n draws
 * @param n integer from 0 to $2^{32} - 1$
 * @throws UsageError if n is not such an integer
 */
export function randomPermutation(stream: RandomStream, n: number): Uint32Array {
  if (!Number.isInteger(n) || n < 0 || n > 4294967295) {
    throw new UsageError(`randomPermutation: the length must be an integer from 0 to 2^32 − 1, but is ${n}.`);
  }
  const order = new Uint32Array(n);
  for (let i = 0; i < n; i++) {
    const j = randomInteger(stream, i + 1);
    order[i] = order[j];
    order[j] = i;
  }
  return order;
}

/**
 * Returns a new array with the given values in random order, all orders equally likely.
 *
 * @param stream advanced by about one draw per value
 * @param values not changed
 */
export function shuffled<T>(stream: RandomStream, values: readonly T[]): T[] {
  return Array.from(randomPermutation(stream, values.length), (index) => values[index]);
}
