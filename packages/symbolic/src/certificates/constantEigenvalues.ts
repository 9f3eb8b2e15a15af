import { characteristicPolynomial } from '../algebra/characteristicPolynomial.js';
import { dot } from '../algebra/dot.js';
import { nullspace } from '../algebra/elimination.js';
import type { RationalMatrix } from '../algebra/integerMatrix.js';
import { dividePolynomials, type Polynomial } from '../algebra/polynomial.js';
import {
  constantPolynomial,
  equalPolynomials,
  type MultivariatePolynomial,
  polynomialRing,
} from '../algebra/polynomialRing.js';
import type { Rational } from '../number/rational.js';
import { rationals } from '../number/rationals.js';

/** A proof that every root of `factor` is an eigenvalue of H(θ) at every θ. */
export type ConstantEigenvalueProof =
  /** H(θ)B = BM as an identity of polynomials, B of full column rank, and `factor` divides det(λI − M). */
  | {
      readonly kind: 'invariant subspace';
      readonly factor: Polynomial;
      /** The columns of B. */
      readonly basis: RationalMatrix;
      readonly matrix: RationalMatrix;
    }
  /** det(H(θ) − λ₀I) is the polynomial 0, where λ₀ is the root of the linear `factor`. */
  | { readonly kind: 'determinant'; readonly factor: Polynomial };

/** The Hessian as a matrix of polynomials in θ. */
export type PolynomialMatrix = readonly (readonly MultivariatePolynomial[])[];

/** Determinants of blocks are expanded up to this size. */
const largestDeterminant = 6;

/**
 * A proof that the roots of a factor are eigenvalues of H(θ) for all θ, or `undefined` if none is found.
 *
 * First a constant invariant subspace is tried: the common kernel of factor(H(θ_k)) at the sampled points. It settles
 * irrational eigenvalues too. An eigenvalue may be constant although no eigenvector is; then, for rational
 * eigenvalues, the determinants of small blocks of the Hessian are expanded. Grade: proved.
 */
export function proveConstantEigenvalues(
  factor: Polynomial,
  samples: readonly RationalMatrix[],
  hessian: PolynomialMatrix,
): ConstantEigenvalueProof | undefined {
  const basis = nullspace(samples.flatMap((sample) => applied(factor, sample)));
  const matrix = basis.length === 0 ? undefined : actionOn(basis, samples[0]!);
  if (matrix !== undefined && isInvariant(hessian, basis, matrix)) {
    const { remainder } = dividePolynomials(characteristicPolynomial(matrix), factor);
    if (remainder.length === 0) return { kind: 'invariant subspace', factor, basis, matrix };
  }
  if (factor.length !== 2) return undefined;
  const root = constantPolynomial(rationals.div(rationals.neg(factor[0]!), factor[1]!));
  const shifted = hessian.map((row, i) => row.map((entry, j) => (i === j ? polynomialRing.sub(entry, root) : entry)));
  const isSingular = (block: readonly number[]): boolean =>
    block.length <= largestDeterminant &&
    polynomialRing.isZero(determinant(block.map((i) => block.map((j) => shifted[i]![j]!))));
  return blocksOf(hessian).some(isSingular) ? { kind: 'determinant', factor } : undefined;
}

/** The groups of variables between which all second derivatives are 0: the Hessian is block diagonal over them. */
function blocksOf(hessian: PolynomialMatrix): readonly (readonly number[])[] {
  const blocks: number[][] = [];
  const seen = new Set<number>();
  for (const start of hessian.keys()) {
    if (seen.has(start)) continue;
    const block = [start];
    seen.add(start);
    // The list grows while it is gone through.
    for (const i of block)
      for (const [j, entry] of hessian[i]!.entries())
        if (!seen.has(j) && !polynomialRing.isZero(entry)) {
          seen.add(j);
          block.push(j);
        }
    blocks.push(block);
  }
  return blocks;
}

/** The matrix p(A), by Horner's rule. */
function applied(p: Polynomial, a: RationalMatrix): RationalMatrix {
  let result = a.map((row) => row.map(() => rationals.zero));
  for (const coefficient of p.toReversed())
    result = multiplied(result, a).map((row, i) => row.map((v, j) => (i === j ? rationals.add(v, coefficient) : v)));
  return result;
}

/** M with A·B = B·M for the columns B, or `undefined` if A does not map their span into itself. */
function actionOn(basis: RationalMatrix, a: RationalMatrix): RationalMatrix | undefined {
  const columns: Rational[][] = [];
  for (const column of basis) {
    const image = a.map((row) => dot(row, column));
    // A dependency Σ y_k B_k + y·image = 0 with y ≠ 0 writes the image in the basis.
    const [dependency] = nullspace(image.map((v, i) => [...basis.map((b) => b[i]!), v]));
    const last = dependency?.at(-1);
    if (last === undefined || rationals.isZero(last)) return undefined;
    columns.push(basis.map((_, k) => rationals.neg(rationals.div(dependency![k]!, last))));
  }
  return basis.map((_, i) => columns.map((column) => column[i]!));
}

function isInvariant(hessian: PolynomialMatrix, basis: RationalMatrix, matrix: RationalMatrix): boolean {
  return basis.every((column, j) =>
    hessian.every((row, i) => {
      const image = row.reduce(
        (sum, entry, k) => polynomialRing.add(sum, polynomialRing.mul(entry, constantPolynomial(column[k]!))),
        polynomialRing.zero,
      );
      const expected = basis.reduce(
        (sum, b, k) => rationals.add(sum, rationals.mul(b[i]!, matrix[k]![j]!)),
        rationals.zero,
      );
      return equalPolynomials(image, constantPolynomial(expected));
    }),
  );
}

/** The determinant of a matrix of polynomials, by expansion along the first row. */
function determinant(matrix: PolynomialMatrix): MultivariatePolynomial {
  const [first, ...rest] = matrix;
  if (first === undefined) return polynomialRing.one;
  return first.reduce((sum, entry, j) => {
    if (polynomialRing.isZero(entry)) return sum;
    const minor = determinant(rest.map((row) => row.filter((_, k) => k !== j)));
    const term = polynomialRing.mul(entry, minor);
    return j % 2 === 0 ? polynomialRing.add(sum, term) : polynomialRing.sub(sum, term);
  }, polynomialRing.zero);
}

function multiplied(a: RationalMatrix, b: RationalMatrix): RationalMatrix {
  return a.map((row) =>
    b.map((_, j) => row.reduce((sum, v, k) => rationals.add(sum, rationals.mul(v, b[k]![j]!)), rationals.zero)),
  );
}
