import { highWord } from '../math/highWord.js';
import { powerOffset, powersOfTwo } from '../math/powersOfTwo.js';

/**
 * Returns the power of two near the largest absolute value of the entries: divided by it they are below 4 in size, so
 * that squares and sums of squares neither overflow nor vanish, and the division does not round.
 *
 * @param entries finite numbers
 */
export function binaryScale(entries: Float64Array): number {
  let largest = 0;
  for (let i = 0; i < entries.length; i++) largest = Math.max(largest, Math.abs(entries[i]));
  const exponent = (highWord(largest) >> 20) - 1023;
  // The reciprocal must be a double too.
  return powersOfTwo[powerOffset + Math.min(Math.max(exponent, -1022), 1022)];
}
