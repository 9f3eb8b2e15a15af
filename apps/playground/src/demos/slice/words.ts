import { formatNumber } from '../../render/formatNumber.ts';
import type { PointName } from './network.ts';
import type { Plane } from './plane.ts';

/** The points, as a sentence names them. */
export const pointNames: Readonly<Record<PointName, string>> = {
  worse: 'the worse minimum',
  best: 'the best minimum',
  dead: 'a point of the flat piece',
};

/** What the slice shows of the Hessian. */
export function describeCurvatures({ curvatures, extremes }: Plane): string {
  const [first, second] = curvatures.map((value) => formatNumber(rounded(value), 4));
  const [least, largest] = extremes.map((value) => formatNumber(rounded(value), 4));
  return `${first} and ${second} along the two directions; over all directions of length 1 from ${least} to ${largest}`;
}

/** What the slice contains of the rest. */
export function describeRest({ other, creases }: Plane, point: PointName): string {
  const name = point === 'best' ? 'the worse minimum' : 'the best minimum';
  const distance = rounded(other.distance);
  const place = distance === 0 ? 'lies in the plane' : `is ${formatNumber(distance, 4)} away from the plane`;
  return `${name} ${place}; ${creases} of the 5 creases meet the square`;
}

/** Numbers of the size of rounding errors as 0. */
function rounded(value: number): number {
  return Math.abs(value) < 1e-12 ? 0 : value;
}
