import { log1p } from '../math/log1p.js';
import { cos } from '../math/sinCos.js';
import type { RandomStream } from './randomStream.js';
import { randomUniform } from './randomUniform.js';

/**
 * Returns the next number of the standard normal distribution, $\sqrt{-2 \ln(1 - u)} \cos 2\pi v$. Uses two draws of the
 * stream, $u$ and $v$, always; so the n-th normal number of a stream does not depend on what came before.
 *
 * Its size is at most 8.58, the square root of $106 \ln 2$.
 *
 * @param stream advanced by two draws
 * Source: Box and Muller, A note on the generation of random normal deviates, Ann. Math. Statist. 29 (1958).
 */
export function randomNormal(stream: RandomStream): number {
  const radius = Math.sqrt(-2 * log1p(-randomUniform(stream)));
  return radius * cos(2 * Math.PI * randomUniform(stream));
}
