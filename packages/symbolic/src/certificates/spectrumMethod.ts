import { kinkedEquations, randomNormal, randomStream } from '@crease/tensor';
import { eigenvalueEnclosures } from '../algebra/eigenvalueEnclosures.js';
import { addDown, addUp } from '../number/directed.js';
import { type Interval, radius } from '../number/interval.js';
import { type ScoreShifts, scoreShifts } from '../theorems/scoreShifts.js';
import { firstPartialNode, nodeName } from '../theorems/totality.js';
import { commonEigenvalues } from './commonEigenvalues.js';
import { isDense, usualEffort } from './denseLimit.js';
import { hullHessian } from './hullHessian.js';
import { type NotApplicable, notApplicable } from './notApplicable.js';
import { dimensionOf, type NonSingularityProblem } from './problem.js';

/** Points whose Hessians have no eigenvalue in common, except possibly at and below a bound. */
export interface SpectrumProof {
  readonly kind: 'proof';
  /** Points θ, each of shape [n]. */
  readonly points: readonly (readonly number[])[];
  /** Directions along which the loss is constant; `undefined` if none are known. */
  readonly shifts: ScoreShifts | undefined;
  /** No number above it is an eigenvalue at all points; 0: no positive number is. */
  readonly bound: number;
}

const mostPoints = 4;

/**
 * The proof that $G_\eta$ is non-singular for every η, or every η up to a large one, of a loss that is analytic
 * everywhere, from enclosed spectra at a few points.
 *
 * Theorem (Crease): let L be analytic on $R^n$ and $\Lambda_t$ contain the eigenvalues of $H(\theta_t)$. If $G_\eta$ is
 * singular, $\det(I - \eta H) \equiv 0$, so 1/η is an eigenvalue at every point and lies in every $\Lambda_t$. The
 * intervals are compared as sets: at another point the same eigenvalue may have another place in the order.
 *
 * If ν independent directions along which the loss is constant are known (adding the same number to all scores of a
 * sample) and exactly ν intervals of a point contain 0, these are the eigenvalue 0 and are left out. Other eigenvalues
 * that are 0 everywhere are only known to be small; then η is bounded by the reciprocal of their enclosure. Grade: enclosed spectra, hence proved. Cost: n interval Hessian-vector products and a
 * symmetric eigenvalue problem for each point.
 */
export function spectrumMethod(
  { program, training }: NonSingularityProblem,
  effort: number = usualEffort,
): SpectrumProof | NotApplicable {
  const dimension = dimensionOf(program);
  const partial = firstPartialNode(program);
  if (partial !== undefined) return notApplicable(`${nodeName(partial)} is not analytic at every real argument`);
  const [kinked] = kinkedEquations(program);
  if (kinked !== undefined) return notApplicable(`${kinked.function.name} in ${kinked.scope} has kinks`);
  if (!isDense(program, dimension, effort))
    return notApplicable(`enclosing spectra of ${dimension} parameters is too much work`);
  const hessian = hullHessian(program, dimension);
  const shifts = training && scoreShifts(training, program);
  const points: number[][] = [];
  const spectra: (readonly Interval[])[] = [];
  let bound = Number.POSITIVE_INFINITY;
  while (points.length < mostPoints) {
    const point = randomPoint(points.length, dimension);
    const rows = hessian.matrix(point);
    const spectrum = 'status' in rows ? undefined : eigenvalueEnclosures(rows);
    if (spectrum === undefined) return notApplicable('the eigenvalues could not be enclosed at the points tried');
    points.push(point);
    spectra.push(withoutZeros(spectrum.map(widened), shifts?.directions.length ?? 0));
    bound = largestCommon(spectra);
    // What is 0 everywhere stays in common, however many points are taken.
    if (commonEigenvalues(spectra)?.every(({ lower }) => lower === 0)) break;
  }
  if (!(bound < Number.POSITIVE_INFINITY))
    return notApplicable('the eigenvalues could not be told apart at the points tried');
  return { kind: 'proof', points, shifts, bound };
}

/** A check on another code path rounds elsewhere; the interval leaves room for that. */
function widened(a: Interval): Interval {
  const room = radius(a);
  return { lower: addDown(a.lower, -room), upper: addUp(a.upper, room) };
}

/**
 * The intervals of a spectrum of which `nullity` eigenvalues at least are 0, without those that are: if exactly so many
 * intervals contain 0, all others are known not to be 0.
 */
export function withoutZeros(spectrum: readonly Interval[], nullity: number): readonly Interval[] {
  const others = spectrum.filter(({ lower, upper }) => !(lower <= 0 && upper >= 0));
  return spectrum.length - others.length === nullity ? others : spectrum;
}

/** An upper bound of the positive numbers that can be eigenvalues at all points; 0 if there is none. */
export function largestCommon(spectra: readonly (readonly Interval[])[]): number {
  const common = commonEigenvalues(spectra);
  if (common === undefined) return Number.POSITIVE_INFINITY;
  return common.reduce((largest, { upper }) => Math.max(largest, upper), 0);
}

/** The `index`-th of a fixed sequence of points, with short coordinates of size 1. Every point would do. */
export function randomPoint(index: number, dimension: number): number[] {
  const stream = randomStream('points of enclosed spectra', index);
  return Array.from({ length: dimension }, () => Math.round(randomNormal(stream) * 64) / 64);
}
