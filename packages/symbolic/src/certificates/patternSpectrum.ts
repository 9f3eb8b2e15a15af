import type { Program } from '@crease/tensor';
import { characteristicPolynomial } from '../algebra/characteristicPolynomial.js';
import type { RationalMatrix } from '../algebra/integerMatrix.js';
import { type Polynomial, stripZeroRoot } from '../algebra/polynomial.js';
import { polynomialGcd } from '../algebra/polynomialGcd.js';
import { formatRational } from '../encoding/rationalText.js';
import { computed } from '../interpret/computed.js';
import { secondOrder } from '../jets/secondOrder.js';
import { rationals } from '../number/rationals.js';
import { integerPoint } from './integerPoint.js';

/** What exact Hessians of one polynomial at a few points say about eigenvalues that are the same at every θ. */
export interface PatternSpectrum {
  /** Hessians at the integer points 0, 1, …, in order. */
  readonly hessians: readonly RationalMatrix[];
  /** Each point with value, gradient and characteristic polynomial there, as text: the material of the fingerprint. */
  readonly record: readonly (readonly string[])[];
  /** A multiple of $g(\lambda)$, the content of $\det(\lambda I - H(\theta))$ in Q[θ][λ]; monic. */
  readonly gcd: Polynomial;
}

/** More points are tried as long as a non-zero root is left, up to this number. */
export const mostPoints = 4;

/**
 * The greatest common divisor of the characteristic polynomials of the Hessian of a polynomial at integer points.
 *
 * Every eigenvalue that H(θ) has at all θ is a root of it, since the content of the characteristic polynomial divides
 * each of its values. So a gcd λ^k proves, with no probability involved, that there is none but 0; a root proves
 * nothing by itself: diag(x, y) at (1, 2) and (1, 3) leaves λ − 1.
 *
 * @param restricted a program of θ without kinks (fixed pieces), polynomial
 * @throws UsageError if it is not
 */
export function patternSpectrum(restricted: Program, dimension: number): PatternSpectrum {
  const hessians: RationalMatrix[] = [];
  const record: string[][] = [];
  let gcd: Polynomial = [];
  while (hessians.length < 2 || (hessians.length < mostPoints && stripZeroRoot(gcd).polynomial.length > 1)) {
    const point = integerPoint(hessians.length, dimension);
    const jet = computed(secondOrder(restricted, point, rationals), 'patternSpectrum');
    const p = characteristicPolynomial(jet.hessian);
    hessians.push(jet.hessian);
    record.push([...point, jet.value, ...jet.gradient, ...p].map(formatRational));
    gcd = polynomialGcd(gcd, p);
  }
  return { hessians, record, gcd };
}
