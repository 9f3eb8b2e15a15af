/** Half of the width and of the height of the part of the plane of (w, b) that is drawn. */
export const planeRadius = { w: 2, b: 10 } as const;

/** The part of the plane of the data that is drawn. */
export const xDomain: readonly [number, number] = [-1, 5];
export const yDomain: readonly [number, number] = [-2, 3];

/** An inequality a·w + b·β + c ≥ 0 in the plane of (w, β). */
export type HalfPlane = readonly [a: number, b: number, c: number];

/** The corners, x and y in turn, of what half planes leave of the drawn part of the plane; none if nothing is left. */
export function outline(halfPlanes: readonly HalfPlane[]): Float64Array {
  const { w, b } = planeRadius;
  let corners: readonly (readonly [number, number])[] = [
    [-w, -b],
    [w, -b],
    [w, b],
    [-w, b],
  ];
  for (const [p, q, r] of halfPlanes) {
    const side = ([x, y]: readonly [number, number]): number => p * x + q * y + r;
    corners = corners.flatMap((corner, k) => {
      const before = corners.at(k - 1)!;
      const [s, t] = [side(before), side(corner)];
      const crossing = [mixed(before[0], corner[0], s, t), mixed(before[1], corner[1], s, t)] as const;
      return [...(s * t < 0 ? [crossing] : []), ...(t >= 0 ? [corner] : [])];
    });
  }
  // A region that touches the picture in a corner is not seen.
  return Float64Array.from(corners.length < 3 ? [] : corners.flat());
}

/** Where between two ends a linear function with the values s and t there is 0. */
function mixed(from: number, to: number, s: number, t: number): number {
  return from + (to - from) * (s / (s - t));
}
