import { randomDirection } from '@crease/landscape';
import { lanczos, type Objective } from '@crease/tensor';
import { countOf, pointOf, type Trajectory } from './trajectory.ts';

/** Two orthogonal vectors of length 1, and what they are. */
export interface Directions {
  readonly kind: 'descent' | 'sharpest' | 'random';
  readonly first: Float64Array;
  readonly second: Float64Array;
}

/**
 * The directions of the plane that the reader wants through the start.
 *
 * `descent`: the plane through the start, the end and the point of the descent farthest from the line between them, so
 * these three lie on the sheet that is drawn. A descent that diverges, or stands still, has no such plane; then it is
 * that of the two sharpest directions, or of random ones if the Hessian at the start is not finite.
 */
export function directionsOf(wanted: string, objective: Objective, seed: number, path: Trajectory): Directions {
  const start = pointOf(path, 0);
  const random = (index: number): Float64Array => randomDirection(start.length, seed, index);
  if (wanted === 'random') return orthonormal('random', random(0), random(1), random(2));
  const end = pointOf(path, countOf(path) - 1);
  const ahead = difference(end, start);
  if (wanted === 'descent' && path.divergedAt === undefined && norm(ahead) > 0)
    return orthonormal('descent', ahead, farthest(path, ahead), random(2));
  const apply = (v: Float64Array, out: Float64Array): void => void objective.hvp(start, v, out);
  const { status, vectors } = lanczos(apply, start.length, { count: 2, which: 'largest' });
  // Where the Hessian is not finite nothing is sharpest.
  if (status === 'nonFinite') return orthonormal('random', random(0), random(1), random(2));
  return orthonormal('sharpest', vectors.slice(start.length), vectors.slice(0, start.length), random(2));
}

/** The coordinates of θ on the plane, from its origin on: those of its nearest point. */
export function coordinates(
  { first, second }: Directions,
  origin: Float64Array,
  theta: Float64Array,
): [number, number] {
  const away = difference(theta, origin);
  return [dot(away, first), dot(away, second)];
}

/** θ at these coordinates. */
export function placeAt({ first, second }: Directions, origin: Float64Array, a: number, b: number): Float64Array {
  return origin.map((value, k) => value + a * first[k]! + b * second[k]!);
}

/** Gram and Schmidt; where the second is along the first, another one takes its place. */
function orthonormal(
  kind: Directions['kind'],
  first: Float64Array,
  second: Float64Array,
  other: Float64Array,
): Directions {
  const one = scaled(first, 1 / norm(first));
  const rest = minusPart(second, one);
  const across = norm(rest) > 1e-9 * norm(second) ? rest : minusPart(other, one);
  return { kind, first: one, second: scaled(across, 1 / norm(across)) };
}

/** From the start to the point farthest from the line along `ahead`. */
function farthest(path: Trajectory, ahead: Float64Array): Float64Array {
  const start = pointOf(path, 0);
  const along = scaled(ahead, 1 / norm(ahead));
  let best = new Float64Array(start.length);
  let most = -1;
  for (let n = 1; n < countOf(path); n++) {
    const away = difference(pointOf(path, n), start);
    const distance = norm(minusPart(away, along));
    if (distance <= most) continue;
    most = distance;
    best = Float64Array.from(away);
  }
  return best;
}

function minusPart(vector: Float64Array, unit: Float64Array): Float64Array {
  const along = dot(vector, unit);
  return vector.map((value, k) => value - along * unit[k]!);
}

function difference(a: Float64Array, b: Float64Array): Float64Array {
  return a.map((value, k) => value - b[k]!);
}

function scaled(vector: Float64Array, factor: number): Float64Array {
  return vector.map((value) => factor * value);
}

function norm(vector: Float64Array): number {
  return Math.sqrt(dot(vector, vector));
}

function dot(a: Float64Array, b: Float64Array): number {
  return a.reduce((sum, value, k) => sum + value * b[k]!, 0);
}
