import { type RandomStream, randomBits } from './randomStream.js';

/**
 * Returns the next uniform number in [0, 1): a multiple of $2^{-53}$, each equally likely. Uses one draw of the stream.
 *
 * @param stream advanced by one draw
 */
export function randomUniform(stream: RandomStream): number {
  return randomBits(stream) / 9007199254740992;
}
