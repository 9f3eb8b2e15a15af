import type { Program } from '@crease/tensor';
import { characteristicPolynomialByResidues } from '../algebra/characteristicPolynomialByResidues.js';
import { type IntegerPolynomial, primitivePart } from '../algebra/integerPolynomial.js';
import { stripZeroRoot } from '../algebra/polynomial.js';
import { gcdModulo, reducePolynomial } from '../algebra/polynomialModulo.js';
import { formatRational } from '../encoding/rationalText.js';
import { computed } from '../interpret/computed.js';
import { secondOrder } from '../jets/secondOrder.js';
import { reduceModulo } from '../number/modular.js';
import { primesDownFrom } from '../number/primes.js';
import type { Rational } from '../number/rational.js';
import { rationals } from '../number/rationals.js';
import type { RationalTexts } from './gcdEvidence.js';
import { integerPoint } from './integerPoint.js';
import { type NotApplicable, notApplicable } from './notApplicable.js';
import { formalPatterns } from './patterns.js';
import { whyNotPolynomial } from './polynomialPieces.js';
import { dimensionOf, type NonSingularityProblem } from './problem.js';

/** The evidence of the method "modular": two points, and the prime that tells their spectra apart. */
export interface ModularEvidence {
  readonly points: readonly RationalTexts[];
  readonly prime: number;
}

/** Exact characteristic polynomials of larger matrices take too long. */
const mostParameters = 100;
const mostPrimes = 3;
/** Two points may have a root in common by accident; so many pairs are tried. */
const mostAttempts = 2;

/**
 * The proof that no step size is exceptional for a loss that is one polynomial of many parameters.
 *
 * The characteristic polynomials of the Hessian at two integer points are computed exactly, by residues and Chinese
 * remainders, and divided by the power of λ in them. If what is left is coprime modulo *one* prime that does not divide
 * the leading coefficients, it is coprime over Q, and no number but 0 is an eigenvalue at both points.
 *
 * The power of λ must be taken out over the integers: modulo p a constant eigenvalue that p divides would look like 0.
 * Grade: proved. Cost: two exact Hessians, and $O(n^3)$ operations for each of about $n\log_2(1 + \|H\|)/31$ primes.
 */
export function modularMethod({
  program,
}: NonSingularityProblem): { readonly kind: 'proof'; readonly evidence: ModularEvidence } | NotApplicable {
  const dimension = dimensionOf(program);
  const partial = whyNotPolynomial(program);
  if (partial !== undefined) return notApplicable(partial);
  if (formalPatterns(program).count > 1n) return notApplicable('the loss has kinks');
  if (dimension > mostParameters)
    return notApplicable(`it has ${dimension} parameters, the limit is ${mostParameters}`);
  for (let attempt = 0; attempt < mostAttempts; attempt++) {
    const points = [2 * attempt, 2 * attempt + 1].map((index) => integerPoint(index, dimension));
    const [a, b] = points.map((point) => strippedPolynomial(program, point));
    const prime = separatingPrime(a!, b!);
    if (prime !== undefined)
      return { kind: 'proof', evidence: { points: points.map((point) => point.map(formatRational)), prime } };
  }
  return notApplicable('the Hessians at two points may have an eigenvalue other than 0 in common');
}

/** The characteristic polynomial of the Hessian at a point without the root 0, a multiple with integer coefficients. */
function strippedPolynomial(program: Program, point: readonly Rational[]): IntegerPolynomial {
  const { hessian } = computed(secondOrder(program, point, rationals), 'modularMethod');
  return primitivePart(stripZeroRoot(characteristicPolynomialByResidues(hessian)).polynomial);
}

/** A prime modulo which two polynomials keep their degrees and are coprime, so that they are coprime over Q. */
function separatingPrime(a: IntegerPolynomial, b: IntegerPolynomial): number | undefined {
  let tried = 0;
  for (const prime of primesDownFrom()) {
    if (tried++ === mostPrimes) break;
    if ([a, b].some((p) => reduceModulo(p.at(-1)!, prime) === 0)) continue;
    if (gcdModulo(reducePolynomial(a, prime), reducePolynomial(b, prime), prime).length === 1) return prime;
  }
  return undefined;
}
