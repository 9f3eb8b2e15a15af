import { normaliseDirection, randomDirection, type Slice2d, slice2dMachine } from '@crease/landscape';
import { symmetricEigen } from '@crease/tensor';
import { runMachine } from '../../demo/runMachine.ts';
import type { SliceSettings } from './compute.ts';
import { loss, model, otherMinimum, pointAt } from './network.ts';

/** A slice of the loss, and what it does not contain. Grade: observed. */
export interface Plane {
  readonly slice: Slice2d;
  /** Second derivatives of the loss at the centre along the two directions. */
  readonly curvatures: readonly [number, number];
  /** The least and the largest eigenvalue of the Hessian there. */
  readonly extremes: readonly [number, number];
  /** Coordinates in the plane of the point of it that is nearest to the other minimum, and how far that is. */
  readonly other: { readonly place: readonly [number, number]; readonly distance: number };
  /** How many of the five creases meet the square. */
  readonly creases: number;
}

export type Directions = 'random' | 'filter' | 'eigen' | 'between';

const points = 61;

/** The loss on a square through a point, in the plane of two directions. */
export function* plane(settings: SliceSettings): Generator<number, Plane, void> {
  const { point, scale, radius } = settings;
  const centre = pointAt(point, scale);
  const { values, vectors } = symmetricEigen(loss.hessian(centre), loss.dimension);
  const target = pointAt(otherMinimum(point), scale);
  const difference = target.map((x, e) => x - centre[e]!);
  const directions = directionsOf(settings, centre, vectors, difference);
  const slice = yield* runMachine(slice2dMachine(loss, centre, directions, { radius, points }));
  return {
    slice,
    curvatures: directions.map((d) => dot(d, loss.hvp(centre, d))) as [number, number],
    extremes: [values[0]!, values.at(-1)!],
    other: projection(difference, directions),
    creases: new Set(slice.creases.map(({ sample }) => sample)).size,
  };
}

/** All but the filter-normalised ones are orthogonal and of length 1. */
function directionsOf(
  { directions, seed }: SliceSettings,
  centre: Float64Array,
  eigenvectors: Float64Array,
  difference: Float64Array,
): [Float64Array, Float64Array] {
  const p = loss.dimension;
  const [first, second] = [randomDirection(p, seed, 0), randomDirection(p, seed, 1)];
  if (directions === 'filter') {
    const normalise = (d: Float64Array): Float64Array =>
      normaliseDirection(d, centre, model.layout, { vectors: 'scaled' });
    return [normalise(first), normalise(second)];
  }
  if (directions === 'eigen') return [eigenvectors.slice((p - 1) * p), eigenvectors.slice(0, p)];
  const a = unit(directions === 'between' ? difference : first);
  return [a, unit(without(second, a))];
}

function projection(
  vector: Float64Array,
  [first, second]: readonly [Float64Array, Float64Array],
): { place: [number, number]; distance: number } {
  const [aa, ab, bb] = [dot(first, first), dot(first, second), dot(second, second)];
  const [av, bv] = [dot(first, vector), dot(second, vector)];
  const determinant = aa * bb - ab * ab;
  const place: [number, number] = [(bb * av - ab * bv) / determinant, (aa * bv - ab * av) / determinant];
  const rest = vector.map((x, e) => x - place[0] * first[e]! - place[1] * second[e]!);
  return { place, distance: Math.sqrt(dot(rest, rest)) };
}

function dot(a: Float64Array, b: Float64Array): number {
  return a.reduce((sum, x, e) => sum + x * b[e]!, 0);
}

function unit(a: Float64Array): Float64Array {
  const length = Math.sqrt(dot(a, a));
  return a.map((x) => x / length);
}

/** The part of a vector that is orthogonal to a unit vector. */
function without(a: Float64Array, direction: Float64Array): Float64Array {
  const part = dot(a, direction);
  return a.map((x, e) => x - part * direction[e]!);
}
