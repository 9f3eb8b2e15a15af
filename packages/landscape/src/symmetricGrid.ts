import { UsageError } from '@crease/tensor';

/**
 * Coordinates from −radius to radius, symmetric to the last bit, with the centre exactly 0 and both ends included.
 *
 * $x_k = r\,\frac{k-h}{h}$ for $k = 0,\dots,2h$.
 *
 * @param points an odd number, at least 3: with an even number the centre, which is the network itself, would be missed
 * @throws UsageError if points is not an odd number of at least 3, or radius is not a positive finite number
 */
export function symmetricGrid(points: number, radius: number): Float64Array {
  if (!Number.isInteger(points) || points < 3 || points % 2 === 0)
    throw new UsageError(
      `symmetricGrid: points must be an odd number of at least 3, so that the centre is one of them; got ${points}.`,
    );
  if (!(radius > 0 && Number.isFinite(radius)))
    throw new UsageError(`symmetricGrid: radius must be a positive finite number, got ${radius}.`);
  const half = (points - 1) / 2;
  return Float64Array.from({ length: points }, (_, k) => radius * ((k - half) / half));
}
