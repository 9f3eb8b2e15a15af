import { formatRational } from '../encoding/rationalText.js';
import type { Rational } from '../number/rational.js';
import { rationals } from '../number/rationals.js';
import { type Arrangement, checkArrangement } from './arrangement.js';
import { parallelClasses } from './parallelClasses.js';

/**
 * The number of cells of an arrangement, without finding them. Grade: proved.
 *
 * Every hyperplane cuts as many of the cells before it in two as the arrangement that the hyperplanes before it leave on
 * it has cells; so $r(H_1, \dots, H_m) = 1 + \sum_k r(\{H_i \cap H_k : i < k\})$, which ends in points on lines. About
 * $m^d$ operations in d dimensions. It shares nothing with `enumerateCells` but the list of hyperplanes.
 *
 * Source: the recurrence behind T. Zaslavsky, Facing up to arrangements, Memoirs AMS 154 (1975).
 *
 * @throws ShapeError or DomainError if an argument does not fit
 */
export function countCells(arrangement: Arrangement): bigint {
  checkArrangement(arrangement);
  const planes = parallelClasses(arrangement).flatMap(({ direction, thresholds }) =>
    thresholds.map((t) => [...direction, t]),
  );
  return count(planes);
}

/** Hyperplanes Σ a_k u_k = a_d as rows (a_0, …, a_{d−1}, a_d), all different. */
function count(planes: readonly (readonly Rational[])[]): bigint {
  // A hyperplane of a line is a point: k points leave k + 1 parts.
  if (planes.length === 0 || planes[0]!.length === 2) return BigInt(planes.length + 1);
  return planes.reduce((sum, plane, k) => sum + count(distinct(planes.slice(0, k).map(onPlane(plane)))), 1n);
}

/** What a hyperplane is on another one, whose first coordinate with a coefficient is eliminated. */
function onPlane(plane: readonly Rational[]): (other: readonly Rational[]) => Rational[] {
  const pivot = plane.findIndex((a) => !rationals.isZero(a));
  return (other) => {
    const factor = rationals.div(other[pivot]!, plane[pivot]!);
    return other.map((a, k) => rationals.sub(a, rationals.mul(factor, plane[k]!))).filter((_, k) => k !== pivot);
  };
}

/** The different hyperplanes of a list of rows; rows that are parallel to the space are not hyperplanes of it. */
function distinct(rows: readonly (readonly Rational[])[]): (readonly Rational[])[] {
  const found = new Map<string, readonly Rational[]>();
  for (const row of rows) {
    const lead = row.slice(0, -1).find((a) => !rationals.isZero(a));
    if (lead === undefined) continue;
    const scaled = row.map((a) => rationals.div(a, lead));
    found.set(scaled.map(formatRational).join(' '), scaled);
  }
  return [...found.values()];
}
