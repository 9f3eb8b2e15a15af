import { randomNormal, randomStream, UsageError } from '@crease/tensor';

/**
 * A Gaussian direction of length 1, uniform on the sphere.
 *
 * The same seed and index give the same direction on every engine; different indices are independent.
 *
 * @param dimension p, at least 1
 * @throws UsageError if dimension is not a positive whole number, or seed and index are not whole numbers
 */
export function randomDirection(dimension: number, seed: number | string, index = 0): Float64Array {
  if (!Number.isInteger(dimension) || dimension < 1)
    throw new UsageError(`randomDirection: the dimension must be a positive whole number, got ${dimension}.`);
  const stream = randomStream(seed, index);
  const direction = Float64Array.from({ length: dimension }, () => randomNormal(stream));
  let total = 0;
  for (const x of direction) total += x * x;
  const norm = Math.sqrt(total);
  return direction.map((x) => x / norm);
}
