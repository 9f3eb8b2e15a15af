import { type Rational, rational } from '../number/rational.js';
import { rationals } from '../number/rationals.js';
import { type ConeLeastSquares, coneLeastSquares } from './coneLeastSquares.js';
import { dot } from './dot.js';
import { nullspace } from './elimination.js';
import type { RationalMatrix } from './integerMatrix.js';

/**
 * The exact minimum of ‖A q − y‖² over the cone C q ≥ 0, at a minimiser for which as many inequalities are strict as
 * for any: an inequality that is an equation there is one for every minimiser. Grade: proved.
 *
 * All minimisers have the same A q, so they are q + ker A as far as it lies in the cone. Of the inequalities that are
 * equations at the first minimiser, some are raised by least squares over the directions of that set, and again the
 * rest, until none can be raised: then the least-squares direction is 0, and with it the derivative shows that all others
 * leave them 0 too.
 *
 * @throws ShapeError or DomainError as `coneLeastSquares`
 */
export function interiorMinimiser(a: RationalMatrix, y: readonly Rational[], c: RationalMatrix): ConeLeastSquares {
  const found = coneLeastSquares(a, y, c);
  const kernel = nullspace(a);
  const isTight = c.map((row) => rationals.isZero(dot(row, found.point)));
  const along = (row: readonly Rational[]): Rational[] => kernel.map((direction) => dot(row, direction));
  const tight = c.filter((_, k) => isTight[k]);
  const walls = tight.map(along);
  let direction = found.point.map(() => rationals.zero);
  for (let open = tight; open.length > 0 && kernel.length > 0; ) {
    const ones = open.map(() => rationals.one);
    const { point: weights } = coneLeastSquares(open.map(along), ones, walls);
    const raise = found.point.map((_, k) =>
      dot(
        weights,
        kernel.map((vector) => vector[k]!),
      ),
    );
    const rest = open.filter((row) => rationals.isZero(dot(row, raise)));
    if (rest.length === open.length) break;
    direction = direction.map((d, k) => rationals.add(d, raise[k]!));
    open = rest;
  }
  return {
    ...found,
    point: advance(
      found.point,
      direction,
      c.filter((_, k) => !isTight[k]),
    ),
  };
}

/** point + t·direction with t = 1, ½, ¼, …, the first at which the strict inequalities are still strict. */
function advance(point: readonly Rational[], direction: readonly Rational[], strict: RationalMatrix): Rational[] {
  for (let t = rationals.one; ; t = rationals.mul(t, rational(1, 2))) {
    const next = point.map((x, k) => rationals.add(x, rationals.mul(t, direction[k]!)));
    if (strict.every((row) => rationals.compare(dot(row, next), 0) === 1)) return next;
  }
}
