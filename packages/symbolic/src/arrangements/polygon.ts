import type { Rational } from '../number/rational.js';
import { rationals } from '../number/rationals.js';

/** A point of a plane. */
export type Corner = readonly [s: Rational, t: Rational];

/** A convex polygon by its corners, in order. */
export type Polygon = readonly Corner[];

/** The part of a convex polygon on which an affine function is positive; no corners if there is none with an area. */
export function positivePart(corners: Polygon, value: (corner: Corner) => Rational): Polygon {
  const values = corners.map(value);
  const signs = values.map((v) => rationals.compare(v, 0)!);
  if (!signs.includes(1)) return [];
  return corners.flatMap((corner, k) => {
    const before = (k + corners.length - 1) % corners.length;
    const crossing =
      signs[before]! * signs[k]! === -1 ? [between(corners[before]!, corner, values[before]!, values[k]!)] : [];
    return signs[k]! >= 0 ? [...crossing, corner] : crossing;
  });
}

/** Where between two points an affine function with these values of different signs is 0. */
function between(p: Corner, q: Corner, atP: Rational, atQ: Rational): Corner {
  const share = rationals.div(atP, rationals.sub(atP, atQ));
  const mix = (k: 0 | 1): Rational => rationals.add(p[k], rationals.mul(share, rationals.sub(q[k], p[k])));
  return [mix(0), mix(1)];
}
