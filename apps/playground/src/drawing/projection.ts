/** A point of a picture of space: where it is drawn, and how far away it is. */
export interface Projected {
  readonly x: number;
  readonly y: number;
  readonly depth: number;
}

/**
 * Looks at space from far away: parallel projection.
 *
 * @param azimuth   direction from which one looks, in degrees, around the vertical axis
 * @param elevation height of the eye above the horizontal plane, in degrees
 */
export function parallelProjection(azimuth: number, elevation: number): (x: number, y: number, z: number) => Projected {
  const [a, e] = [(azimuth * Math.PI) / 180, (elevation * Math.PI) / 180];
  const [cosA, sinA, cosE, sinE] = [Math.cos(a), Math.sin(a), Math.cos(e), Math.sin(e)];
  return (x, y, z) => {
    const away = x * cosA + y * sinA;
    return { x: y * cosA - x * sinA, y: away * sinE + z * cosE, depth: away * cosE - z * sinE };
  };
}
