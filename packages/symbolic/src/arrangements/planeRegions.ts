import {
  type FiniteFunction,
  finish,
  type Machine,
  ownerIndex,
  type Pattern,
  type Program,
  prune,
  restrict,
  ShapeError,
  UnsupportedError,
  UsageError,
} from '@crease/tensor';
import {
  coefficientOf,
  constantPolynomial,
  type MultivariatePolynomial,
  polynomialRing,
  totalDegree,
  variable,
} from '../algebra/polynomialRing.js';
import { formatRational } from '../encoding/rationalText.js';
import { computed } from '../interpret/computed.js';
import { interpret } from '../interpret/interpret.js';
import { type Rational, rational, rationalFromNumber } from '../number/rational.js';
import { rationals } from '../number/rationals.js';
import { kinkedMaps } from './exactPattern.js';
import { type Corner, type Polygon, positivePart } from './polygon.js';

/** A plane through the space of a program's input: origin + s·first + t·second. */
export interface Plane {
  readonly origin: readonly Rational[];
  readonly directions: readonly [readonly Rational[], readonly Rational[]];
}

/** A region of a plane: a convex polygon on which every kinked element stays on its piece. */
export interface PlaneRegion {
  readonly pattern: Pattern;
  /** Its corners (s, t) in order. */
  readonly corners: Polygon;
}

/** The regions of a part of a plane. */
export interface PlaneRegions {
  /** `maxRegions`: the sweep was ended by the bound; the polygons then overlap no others, but do not fill the part. */
  readonly status: 'complete' | 'maxRegions';
  readonly regions: readonly PlaneRegion[];
}

/** Options of `planeRegions`. */
export interface PlaneRegionsOptions {
  /** The part of the plane: |s| and |t| up to this (default 1). */
  readonly radius?: Rational;
  /** Bound on the regions (default 10 000). */
  readonly maxRegions?: number;
}

/** Part of a plane on which the pieces of the first kinked equations are fixed. */
interface Part extends PlaneRegion {
  /** How many kinked equations are fixed. */
  readonly depth: number;
  readonly share: number;
}

/** The state of a sweep. */
export interface PlaneRegionsState {
  readonly parts: Part[];
  readonly regions: PlaneRegion[];
  progress: number;
}

/**
 * All regions of a network that meet a square of a plane, exactly, however deep the network is. Grade: proved.
 *
 * For programs whose kinked arguments are affine on every region: a piecewise-linear network as a function of its input
 * (`responseProgram`). One equation after the other, its arguments are affine on each polygon found so far, and their
 * breaks cut it; corners are rational. In a plane a pattern belongs to one convex polygon, so no region is counted
 * twice. Cost: one reading of the program in affine functions for each polygon and each equation.
 *
 * @throws UnsupportedError if an argument is not affine on a region, the program takes maxima, or a function has
 *   infinitely many pieces; ShapeError if the plane
 *   does not fit; UsageError for an impossible bound or radius
 */
export function planeRegions(program: Program, plane: Plane, options: PlaneRegionsOptions = {}): PlaneRegions {
  return finish(planeRegionsMachine(program, plane, options));
}

/** `planeRegions` in steps, each of them one polygon and one equation. */
export function planeRegionsMachine(
  program: Program,
  plane: Plane,
  { radius = rational(1), maxRegions = 10_000 }: PlaneRegionsOptions = {},
): Machine<PlaneRegionsState, PlaneRegions> {
  const dimension = program.inputs[0]?.shape.reduce((size, d) => size * d, 1) ?? 0;
  if (program.inputs.length !== 1 || [plane.origin, ...plane.directions].some((v) => v.length !== dimension))
    throw new ShapeError(
      `planeRegions: the origin and the two directions need ${dimension} entries each, and the program one input.`,
    );
  if (!Number.isInteger(maxRegions) || maxRegions < 1)
    throw new UsageError(`planeRegions: maxRegions must be a positive whole number, got ${maxRegions}.`);
  if (rationals.compare(radius, 0) !== 1)
    throw new UsageError(`planeRegions: radius must be positive, got ${formatRational(radius)}.`);
  const kinked = kinkedMaps(program);
  const [r, minus] = [radius, rationals.neg(radius)];
  const square: Part = {
    depth: 0,
    share: 1,
    pattern: new Map(),
    corners: [
      [minus, minus],
      [r, minus],
      [r, r],
      [minus, r],
    ],
  };
  return {
    init: () => ({ parts: [square], regions: [], progress: 0 }),
    step: (state) => {
      const part = state.parts.pop()!;
      const next = kinked[part.depth];
      if (next === undefined) {
        state.regions.push({ pattern: part.pattern, corners: part.corners });
        state.progress += part.share;
        return state;
      }
      let cells: Cut[] = [{ corners: part.corners, pieces: [] }];
      for (const argument of argumentsOn(program, plane, part.pattern, next.equation))
        cells = cells.flatMap((cell) => cutBy(cell, argument, next.function));
      for (const { corners, pieces } of cells.reverse())
        state.parts.push({
          depth: part.depth + 1,
          share: part.share / cells.length,
          pattern: new Map([...part.pattern, [next.equation, Int32Array.from(pieces)]]),
          corners,
        });
      return state;
    },
    done: ({ parts, regions }) => parts.length === 0 || regions.length === maxRegions,
    progress: ({ parts, progress }) => (parts.length === 0 ? 1 : Math.min(progress, 1)),
    result: ({ parts, regions }) => ({ status: parts.length === 0 ? 'complete' : 'maxRegions', regions }),
  };
}

/** A point strictly inside a region, in the space of the program's input: the mean of its corners. */
export function centreOf({ corners }: PlaneRegion, { origin, directions: [first, second] }: Plane): Rational[] {
  const mean = (k: 0 | 1): Rational =>
    rationals.scale(
      corners.reduce((sum, corner) => rationals.add(sum, corner[k]), rationals.zero),
      1,
      corners.length,
    );
  const [s, t] = [mean(0), mean(1)];
  return origin.map((x, k) =>
    rationals.add(x, rationals.add(rationals.mul(s, first[k]!), rationals.mul(t, second[k]!))),
  );
}

/** The arguments of an equation as affine functions of (s, t), with the pieces of the equations before it fixed. */
function argumentsOn(
  program: Program,
  { origin, directions: [first, second] }: Plane,
  pattern: Pattern,
  equation: number,
): readonly MultivariatePolynomial[] {
  const { add, mul } = polynomialRing;
  const point = origin.map((x, k) =>
    add(
      constantPolynomial(x),
      add(mul(constantPolynomial(first[k]!), variable(0)), mul(constantPolynomial(second[k]!), variable(1))),
    ),
  );
  const outputs = [program.equations[equation]!.inputs[0]!];
  const restricted = prune({ ...restrict(program, pattern), outputs });
  const values = computed(interpret(restricted, [point], polynomialRing), 'planeRegions').outputs[0]!;
  if (values.some((value) => totalDegree(value) > 1))
    throw new UnsupportedError(
      `planeRegions: on some region an argument is not affine in the plane (in scope "${program.equations[equation]!.scope}"). Take the program of a piecewise-linear network as a function of its input.`,
    );
  return values;
}

/** A polygon and the pieces of the elements so far. */
interface Cut {
  readonly corners: Polygon;
  readonly pieces: readonly number[];
}

/** The parts of a polygon between the breaks of one more argument; one that is on a break everywhere goes to its owner. */
function cutBy({ corners, pieces }: Cut, argument: MultivariatePolynomial, f: FiniteFunction): Cut[] {
  const [a, b, c] = [coefficientOf(argument, [0]), coefficientOf(argument, [1]), coefficientOf(argument, [])];
  const parts: Cut[] = [];
  let rest = corners;
  for (const [piece, at] of f.breaks.entries()) {
    const above = ([s, t]: Corner): Rational =>
      rationals.sub(rationals.add(rationals.add(rationals.mul(a, s), rationals.mul(b, t)), c), rationalFromNumber(at));
    if (rest.every((corner) => rationals.isZero(above(corner))))
      return [...parts, { corners: rest, pieces: [...pieces, ownerIndex(f, piece)] }];
    const below = positivePart(rest, (corner) => rationals.neg(above(corner)));
    if (below.length > 0) parts.push({ corners: below, pieces: [...pieces, piece] });
    rest = positivePart(rest, above);
    if (rest.length === 0) return parts;
  }
  return [...parts, { corners: rest, pieces: [...pieces, f.breaks.length] }];
}
