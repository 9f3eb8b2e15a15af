import { type Program, restrict } from '@crease/tensor';
import { type Polynomial, polynomial, stripZeroRoot } from '../algebra/polynomial.js';
import { polynomialRing, variable } from '../algebra/polynomialRing.js';
import { polynomialText } from '../algebra/polynomialText.js';
import { isolateRealRoots } from '../algebra/realRoots.js';
import { computed } from '../interpret/computed.js';
import { secondOrder } from '../jets/secondOrder.js';
import { type Rational, rational } from '../number/rational.js';
import { rationals } from '../number/rationals.js';
import {
  type ConstantEigenvalueProof,
  type PolynomialMatrix,
  proveConstantEigenvalues,
} from './constantEigenvalues.js';
import type { Exceptional } from './exceptional.js';
import { type Feasibility, feasibility } from './feasibility.js';
import type { PatternGroup } from './patternGroups.js';
import { type FormalPatterns, type Pieces, patternOf, piecesText } from './patterns.js';
import { type ExactStepSize, stepSizeOf } from './stepSizes.js';

/** A pattern on an open set of which the map is proved to be singular at some step sizes. */
export interface SingularPattern {
  readonly pieces: Pieces;
  readonly point: readonly Rational[];
  readonly proofs: readonly ConstantEigenvalueProof[];
}

/** A pattern that no open set has. */
export interface ExcludedPattern {
  readonly pieces: Pieces;
  readonly reason: Exclude<Feasibility, { readonly kind: 'point' | 'unknown' }>;
}

/** What becomes of the roots of one group. */
export interface GroupExceptions {
  readonly exceptional: readonly Exceptional[];
  readonly singular: readonly SingularPattern[];
  /** All patterns of the group, if that is why roots were left out; otherwise empty. */
  readonly excluded: readonly ExcludedPattern[];
}

/** A factor of the gcd with its positive roots as step sizes; all of them are proved together or not at all. */
interface Factor {
  readonly polynomial: Polynomial;
  readonly stepSizes: readonly ExactStepSize[];
}

/** No more patterns of one group are tried. */
const mostAttempts = 256;

/**
 * The exceptional step sizes that come from one group of patterns: proved where a pattern of the group belongs to an
 * open set and has the eigenvalue at every θ; left out if no open set has any pattern of the group; else candidates.
 */
export function groupExceptions(
  program: Program,
  dimension: number,
  patterns: FormalPatterns,
  group: PatternGroup,
): GroupExceptions {
  const open = new Set(factorsOf(group.gcd));
  const exceptional: Exceptional[] = [];
  const singular: SingularPattern[] = [];
  const excluded: ExcludedPattern[] = [];
  for (const { pieces, hessians } of group.patterns.slice(0, mostAttempts)) {
    if (open.size === 0) break;
    const restricted = restrict(program, patternOf(patterns, pieces));
    const found = feasibility(restricted, dimension, patterns.activations, pieces);
    if (found.kind === 'contradiction' || found.kind === 'constant outside') excluded.push({ pieces, reason: found });
    if (found.kind !== 'point') continue;
    const hessian = polynomialHessian(restricted, dimension);
    const proofs: ConstantEigenvalueProof[] = [];
    for (const factor of open) {
      const proof = proveConstantEigenvalues(factor.polynomial, hessians, hessian);
      if (proof === undefined) continue;
      open.delete(factor);
      proofs.push(proof);
      const where = singularPlace(piecesText(pieces), proof.kind);
      exceptional.push(...factor.stepSizes.map((eta) => ({ eta, status: 'proved' as const, where })));
    }
    if (proofs.length > 0) singular.push({ pieces, point: found.point, proofs });
  }
  if (open.size === 0) return { exceptional, singular, excluded: [] };
  if (excluded.length === group.patterns.length) return { exceptional, singular, excluded };
  const where = candidatePlace(group.patterns.length);
  for (const factor of open)
    exceptional.push(...factor.stepSizes.map((eta) => ({ eta, status: 'candidate' as const, where })));
  return { exceptional, singular, excluded: [] };
}

/** Where the map is singular, in words. */
export function singularPlace(pieces: string, kind: ConstantEigenvalueProof['kind']): string {
  const region =
    pieces === ''
      ? 'everywhere'
      : `on the open set where the evaluations of kinked functions are on the pieces ${pieces} (in program order, from 0)`;
  const image = kind === 'invariant subspace' ? 'a hyperplane' : 'a null set';
  return `${region}; one step of this size sends it into ${image}`;
}

/** Where the map may be singular, in words. */
export function candidatePlace(count: number): string {
  return count === 1
    ? 'on 1 formal pattern of pieces, for which neither was proved'
    : `on ${count} formal patterns of pieces, for none of which either was proved`;
}

/** The minimal polynomials of the positive roots, each with its own step sizes. */
function factorsOf(gcd: Polynomial): Factor[] {
  const factors: Factor[] = [];
  const stepSizes = new Map<string, ExactStepSize[]>();
  for (const root of isolateRealRoots(stripZeroRoot(gcd).polynomial, rational(1))) {
    if (rationals.compare(root.kind === 'rational' ? root.value : root.lower, 0) === -1) continue;
    const factor = root.kind === 'rational' ? polynomial([rationals.neg(root.value), rationals.one]) : root.polynomial;
    const earlier = stepSizes.get(polynomialText(factor));
    if (earlier === undefined) {
      const own = [stepSizeOf(root)];
      stepSizes.set(polynomialText(factor), own);
      factors.push({ polynomial: factor, stepSizes: own });
    } else earlier.push(stepSizeOf(root));
  }
  return factors;
}

/** The Hessian of a polynomial program as a matrix of polynomials in θ. */
function polynomialHessian(restricted: Program, dimension: number): PolynomialMatrix {
  const variables = Array.from({ length: dimension }, (_, k) => variable(k));
  return computed(secondOrder(restricted, variables, polynomialRing), 'polynomialHessian').hessian;
}
