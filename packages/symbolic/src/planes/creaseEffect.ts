import type { Interval } from '../number/interval.js';
import type { PieceAtlas } from './pieceAtlas.js';
import { piecesNear, piecesOnBox } from './piecesOnBox.js';
import type { PlaneBox } from './planeBox.js';

/**
 * What kinks do to a function on a rectangle: `crease`, it is not analytic at some point of it; `removable`, it is one
 * polynomial on all of it, and so analytic in its interior, although units may switch there; `unknown`, neither is
 * proved.
 */
export type CreaseEffect = 'crease' | 'removable' | 'unknown';

/**
 * What the kinks do to the outputs of a program of two coordinates on a rectangle. Grade: proved, or `unknown`.
 *
 * If two points near which the program has different polynomials are found, it is not analytic on all of the rectangle:
 * an analytic function that is a polynomial on an open part of a connected set is the same polynomial on all of it.
 * If all pieces that the rectangle may meet are the same polynomial, the program is that polynomial there. Where neither
 * is found, the rectangle is cut into four, twice.
 *
 * Programs with pieces that are not polynomials, and discontinuous ones where they jump, have the effect `unknown`.
 */
export function creaseEffect(atlas: PieceAtlas, box: PlaneBox): CreaseEffect {
  return effectIn(atlas, box, divisions);
}

/** How often a rectangle is cut into four where it may meet several pieces that no point of it shows. */
const divisions = 2;

function effectIn(atlas: PieceAtlas, box: PlaneBox, depth: number): CreaseEffect {
  const seen = new Set<number>();
  for (const point of samples(box)) {
    const germs = piecesNear(atlas, point);
    const piece = germs && atlas.piece(germs);
    if (piece !== undefined) seen.add(piece);
    if (seen.size === 2) return 'crease';
  }
  const possible = piecesOnBox(atlas, box);
  if (possible === undefined) return 'unknown';
  const pieces = new Set(possible.map(atlas.piece));
  if (pieces.has(undefined)) return 'unknown';
  if (pieces.size === 1) return 'removable';
  if (depth === 0 || !box.every(canBeHalved)) return 'unknown';
  const effects = quarters(box).map((quarter) => effectIn(atlas, quarter, depth - 1));
  if (effects.includes('crease')) return 'crease';
  // Neighbours overlap, so they have the same polynomial.
  return effects.includes('unknown') ? 'unknown' : 'removable';
}

/** Four rectangles that cover a rectangle and overlap. */
function quarters([x, y]: PlaneBox): readonly PlaneBox[] {
  return halves(x).flatMap((a) => halves(y).map((b): PlaneBox => [a, b]));
}

function halves({ lower, upper }: Interval): readonly [Interval, Interval] {
  const width = upper - lower;
  return [
    { lower, upper: lower + width * 0.5625 },
    { lower: lower + width * 0.4375, upper },
  ];
}

/** False for a range of neighbouring doubles, whose halves would not overlap. */
function canBeHalved(range: Interval): boolean {
  const [left, right] = halves(range);
  return right.lower < left.upper;
}

/** The corners of a rectangle, and a point inside that no symmetry singles out. */
function* samples([x, y]: PlaneBox): Generator<readonly [number, number]> {
  for (const a of [x.lower, x.upper]) for (const b of [y.lower, y.upper]) yield [a, b];
  yield [x.lower + (x.upper - x.lower) * 0.4375, y.lower + (y.upper - y.lower) * 0.5625];
}
