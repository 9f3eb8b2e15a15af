import type { Program } from '@crease/tensor';
import { ballMatrix } from '../algebra/ballMatrix.js';
import { isRegular } from '../algebra/isRegular.js';
import { coefficientOf } from '../algebra/polynomialRing.js';
import { strictWitness } from '../algebra/strictWitness.js';
import { formatRational } from '../encoding/rationalText.js';
import { fixPieces, type SomePieces } from '../interpret/fixPieces.js';
import { type Interval, interval, midpoint, pointInterval, radius } from '../number/interval.js';
import { intervals } from '../number/intervals.js';
import type { Rational } from '../number/rational.js';
import { firstPartialPiece, nodeName } from '../theorems/totality.js';
import {
  type AffineArguments,
  affineArguments,
  affineConditions,
  type BranchTree,
  type SplitElement,
  splitElements,
  withPiece,
} from './branches.js';
import { matrixCost, usualEffort } from './denseLimit.js';
import { hullHessian } from './hullHessian.js';
import { hullPoints } from './hullPoints.js';
import { type NotApplicable, notApplicable } from './notApplicable.js';
import { dimensionOf, type NonSingularityProblem } from './problem.js';
import { randomPoint } from './spectrumMethod.js';

/** The step sizes of a closed interval, none of them exceptional. */
export interface BranchesProof {
  readonly kind: 'proof';
  readonly from: number;
  readonly to: number;
  readonly tree: BranchTree;
}

/** Options of `branchesMethod`. */
export interface BranchesOptions {
  /** Interval operations for one matrix of enclosures. */
  readonly effort?: number;
  /** After so many parts it gives up; by default after some seconds, and after 2000. */
  readonly mostParts?: number;
  /** Told how many parts were looked at and which share of all patterns and step sizes is proved. */
  readonly progress?: (parts: number, share: number) => void;
}

/** With more evaluations of piecewise functions nothing is split. */
const mostElements = 64;
const usualParts = 2000;
/** Interval operations for all parts together: some seconds. */
const allWork = 2 ** 25;

/**
 * The proof that $G_\eta$ is non-singular for the step sizes of an interval, by branch and bound over the pieces.
 *
 * Theorem (Crease): let all pieces of the program be analytic on $R^n$, and let the formal patterns be covered by parts,
 * each with a point at which $I - \eta H_a$ is regular for every pattern a of the part and every η of the interval, or
 * with a proof that no open set has a pattern of it. Then no η of the interval is exceptional: $\det(I - \eta H_a)$ is
 * not identically 0 for any pattern that matters. Each part may have a point of its own.
 *
 * A part is split by the pieces of the evaluation that narrows the enclosure most, an interval of step sizes in the
 * middle. The theorem on the hull is the case of one part; without kinks it is the test of one matrix. Unlike a bound of
 * the largest eigenvalue it also reaches step sizes beyond an eigenvalue that is there at every point but not everywhere
 * the same. Grade: proved. Cost: for each part some enclosed Hessians; the number of parts may grow exponentially, so
 * there is a limit.
 */
export function branchesMethod(
  problem: NonSingularityProblem,
  from: number,
  to: number,
  { effort = usualEffort, mostParts, progress }: BranchesOptions = {},
): BranchesProof | NotApplicable {
  const { program } = problem;
  const dimension = dimensionOf(program);
  const partial = firstPartialPiece(program);
  if (partial !== undefined) return notApplicable(`${nodeName(partial)} is not analytic at every real argument`);
  const cost = matrixCost(program, dimension);
  if (cost > effort) return notApplicable(`enclosing Hessians of ${dimension} parameters is too much work`);
  const points = [...hullPoints(problem, dimension), randomPoint(0, dimension), randomPoint(1, dimension)];
  const elements = splitElements(program);
  if (elements.length > mostElements)
    return notApplicable(
      `${elements.length} evaluations of piecewise functions are too many to tell their pieces apart`,
    );
  // A part takes an enclosure, and products with an inverse, at each point.
  const affordable = Math.ceil(allWork / ((cost + 4 * dimension ** 3) * points.length));
  const limit = mostParts ?? Math.min(usualParts, affordable);
  const isOrdered = elements.length < affordable;
  const order = isOrdered ? byGain(program, dimension, elements, points[0]!) : elements;
  const argumentAt = affineArguments(program);
  let [parts, share] = [0, 0];

  const prove = (pieces: SomePieces, depth: number, eta: Interval, weight: number): BranchTree | undefined => {
    if (++parts > limit) return undefined;
    const multipliers = emptiness(program, pieces, argumentAt, dimension);
    const done = (tree: BranchTree): BranchTree => {
      share += weight;
      progress?.(parts, share);
      return tree;
    };
    if (multipliers !== undefined) return done({ kind: 'empty', multipliers: multipliers.map(formatRational) });
    const hessian = hullHessian(fixPieces(program, pieces), dimension);
    let isMiddleRegular = false;
    for (const point of points) {
      const rows = hessian.matrix(point);
      if ('status' in rows) continue;
      if (isRegularFor(rows, eta, 'left')) return done({ kind: 'regular', point });
      isMiddleRegular ||= radius(eta) > 0 && isRegularFor(rows, pointInterval(midpoint(eta)), 'left');
    }
    const element = order[depth];
    if (isMiddleRegular || (element === undefined && radius(eta) > midpoint(eta) * 2 ** -20)) {
      const at = midpoint(eta);
      const lower = prove(pieces, depth, interval(eta.lower, at), weight / 2);
      const upper = lower && prove(pieces, depth, interval(at, eta.upper), weight / 2);
      return upper && { kind: 'step sizes', at, parts: [lower, upper] };
    }
    if (element === undefined) return undefined;
    const found: BranchTree[] = [];
    for (let piece = 0; piece < element.numPieces; piece++) {
      const part = prove(withPiece(pieces, element, piece), depth + 1, eta, weight / element.numPieces);
      if (part === undefined) return undefined;
      found.push(part);
    }
    return { kind: 'pieces', equation: element.equation, element: element.element, parts: found };
  };

  const tree = prove(new Map(), 0, interval(from, to), 1);
  if (tree !== undefined) return { kind: 'proof', from, to, tree };
  return notApplicable(
    parts > limit
      ? `${limit} parts were not enough`
      : 'on one pattern of pieces the Hessian may have the eigenvalue 1/η at every point tried',
  );
}

/** True if I − ηH is proved to be regular for every η of an interval and every H of an interval matrix. */
export function isRegularFor(rows: readonly (readonly Interval[])[], eta: Interval, side: 'left' | 'right'): boolean {
  const shifted = ballMatrix(
    rows.map((row, i) =>
      row.map((entry, j) => intervals.sub(i === j ? intervals.one : intervals.zero, intervals.mul(eta, entry))),
    ),
  );
  return shifted !== undefined && isRegular(shifted, side);
}

/** The evaluations by how wide the enclosed Hessian stays when one of them has a fixed piece, the narrowest first. */
function byGain(
  program: Program,
  dimension: number,
  elements: readonly SplitElement[],
  point: readonly number[],
): readonly SplitElement[] {
  const widths = elements.map((element) => {
    let width = 0;
    for (let piece = 0; piece < element.numPieces; piece++) {
      const rows = hullHessian(fixPieces(program, withPiece(new Map(), element, piece)), dimension).matrix(point);
      if ('status' in rows) return Number.POSITIVE_INFINITY;
      for (const row of rows) for (const entry of row) width += radius(entry);
    }
    return width;
  });
  return [...elements.keys()].sort((a, b) => widths[a]! - widths[b]! || a - b).map((k) => elements[k]!);
}

/** Multipliers that show that no open set has these pieces, if the affine conditions do. */
function emptiness(
  program: Program,
  pieces: SomePieces,
  argumentAt: AffineArguments,
  dimension: number,
): readonly Rational[] | undefined {
  const conditions = affineConditions(program, pieces, argumentAt);
  if (conditions.length === 1) return undefined;
  const witness = strictWitness(
    conditions.map((condition) => [
      ...Array.from({ length: dimension }, (_, k) => coefficientOf(condition, [k])),
      coefficientOf(condition, []),
    ]),
  );
  return witness.status === 'infeasible' ? witness.multipliers : undefined;
}
