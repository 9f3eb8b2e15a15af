import type { Program } from '@crease/tensor';
import { eigenvalueBound, perronWeights } from '../algebra/eigenvalueBound.js';
import { divideUp } from '../number/directed.js';
import { rationalFromNumber } from '../number/rational.js';
import { roundRational } from '../number/rationalRounding.js';
import { rationals } from '../number/rationals.js';
import { firstPartialPiece, nodeName } from '../theorems/totality.js';
import { Rejection } from '../verify/rejection.js';
import { weightedRows } from '../verify/weightedRows.js';
import { isDense, usualEffort } from './denseLimit.js';
import { type HullHessian, hullHessian } from './hullHessian.js';
import { hullPoints } from './hullPoints.js';
import { type NotApplicable, notApplicable } from './notApplicable.js';
import { dimensionOf, type NonSingularityProblem } from './problem.js';

/** A point at which the Hessians of all pieces have no eigenvalue above a bound. */
export interface HullProof {
  readonly kind: 'proof';
  /** θ, shape [n]. */
  readonly point: readonly number[];
  /** Weights of the bound, positive, shape [n]. */
  readonly weights: readonly number[];
  /** ρ: not below any eigenvalue of the Hessian of any piece at the point. */
  readonly bound: number;
  /** Whether it follows from the entries of the enclosed matrix, or only from its product with a box of vectors. */
  readonly from: 'entries' | 'product';
}

/**
 * The proof that $G_\eta$ is non-singular for every $0 < \eta < 1/\rho$, from one point.
 *
 * Theorem (Crease): let all nodes of the program be analytic on all of $R^k$ once every piecewise function is replaced
 * by one of its pieces, and let ρ be an upper bound of the eigenvalues of the Hessians $H_a(\theta_0)$ of all formal
 * patterns a of pieces at one point. Then $\det(I - \eta H_a(\theta_0)) \ne 0$ for $0 < \eta\rho < 1$, and because $L_a$
 * is analytic on the connected set $R^n$ it is not identically 0; so $G_\eta$ is non-singular wherever L coincides with
 * some $L_a$, which is almost everywhere. The pieces need not be feasible and the point need not lie in their regions.
 *
 * All patterns are enclosed at once: every piecewise function has the hull of its pieces as its value, and so have its
 * derivatives. With ρ ≤ 0 no step size is exceptional. Grade: enclosed Hessians, hence proved. Cost: n interval
 * Hessian-vector products for each of a few points; a few of them where n are too much work.
 */
export function hullMethod(problem: NonSingularityProblem, effort: number = usualEffort): HullProof | NotApplicable {
  const { program } = problem;
  const dimension = dimensionOf(program);
  const partial = firstPartialPiece(program);
  if (partial !== undefined) return notApplicable(`${nodeName(partial)} is not analytic at every real argument`);
  const hessian = hullHessian(program, dimension);
  const boundAt = isDense(program, dimension, effort) ? denseBound : productBound;
  let best: HullProof | undefined;
  for (const point of hullPoints(problem, dimension)) {
    const found = boundAt(hessian, point);
    if (found !== undefined && !(found.bound >= (best?.bound ?? Number.POSITIVE_INFINITY))) best = found;
  }
  return confirmed(program, best) ?? notApplicable(noBound);
}

const noBound = 'the Hessians of the pieces have no finite bound at the points tried';

/**
 * The proof with a bound that the reading of the check gives too. Enclosures by different readings differ where terms
 * cancel; each of them is valid, and the larger one is claimed.
 */
function confirmed(program: Program, proof: HullProof | undefined): HullProof | undefined {
  if (proof === undefined) return undefined;
  try {
    const rows = weightedRows(program, proof);
    const ratios = rows.map((row, i) => roundRational(rationals.div(row, rationalFromNumber(proof.weights[i]!)), 'up'));
    return { ...proof, bound: ratios.reduce((bound, ratio) => Math.max(bound, ratio), proof.bound) };
  } catch (error) {
    if (error instanceof Rejection) return undefined;
    throw error;
  }
}

/** A bound of the size of every eigenvalue of every piece at a point, from products with boxes; both readings give it. */
export function spectralRadius(
  program: Program,
  hessian: HullHessian,
  point: readonly number[],
): HullProof | undefined {
  return confirmed(program, productBound(hessian, point));
}

function denseBound(hessian: HullHessian, point: readonly number[]): HullProof | undefined {
  const rows = hessian.matrix(point);
  if ('status' in rows) return undefined;
  const weights = perronWeights(rows);
  return proofWith('entries', point, weights, eigenvalueBound(rows, weights));
}

/** Power iteration with $|H|$ itself: the weights of the smallest bound met on the way. */
function productBound(hessian: HullHessian, point: readonly number[]): HullProof | undefined {
  let weights: readonly number[] = point.map(() => 1);
  let best: HullProof | undefined;
  for (let step = 0; step < productSteps; step++) {
    const image = hessian.absoluteProduct(point, weights);
    if ('status' in image) return best;
    const bound = collatzBound(image, weights);
    const found = proofWith('product', point, weights, bound);
    if (found === undefined) return best;
    const isGain = best === undefined || found.bound < best.bound * worthwhile;
    if (best === undefined || found.bound < best.bound) best = found;
    if (bound === 0 || !isGain) break;
    // Shifted, so that couplings between two groups of parameters alone do not oscillate.
    weights = weights.map((d, i) => Math.max((image[i]! + (bound / 2) * d) / (2 * bound), d / 4));
  }
  return best;
}

const productSteps = 8;
/** Another step costs a pass over all data, and has to lower the bound by this factor. */
const worthwhile = 0.97;

/** $\max_i (|H|d)_i / d_i$, rounded up: an upper bound of the spectral radius (Collatz and Wielandt). */
function collatzBound(image: readonly number[], weights: readonly number[]): number {
  return image.reduce((bound, v, i) => Math.max(bound, divideUp(v, weights[i]!)), 0);
}

function proofWith(
  from: HullProof['from'],
  point: readonly number[],
  weights: readonly number[],
  bound: number,
): HullProof | undefined {
  if (!Number.isFinite(bound)) return undefined;
  return { kind: 'proof', point, weights, bound: Math.max(0, bound), from };
}
