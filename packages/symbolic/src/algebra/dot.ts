import type { Rational } from '../number/rational.js';
import { rationals } from '../number/rationals.js';

/** The inner product Σ a_k b_k over the entries of a. Grade: exact. */
export function dot(a: readonly Rational[], b: readonly Rational[]): Rational {
  return a.reduce((sum, x, k) => rationals.add(sum, rationals.mul(x, b[k]!)), rationals.zero);
}
