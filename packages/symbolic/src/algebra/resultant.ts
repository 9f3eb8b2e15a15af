import { multiplyRationals, type Rational, rational, rationalPower } from '../number/rational.js';
import { degree, dividePolynomials, type Polynomial } from './polynomial.js';

/**
 * The resultant of two polynomials: $a^m b^n \prod (\alpha_i - \beta_j)$ with the leading coefficients a, b, the roots
 * $\alpha_i$ (n of them) and $\beta_j$ (m). It is 0 exactly if they have a common root,
 * or one of them is the zero polynomial.
 * Grade: exact.
 *
 * The Euclidean algorithm: $\operatorname{res}(p, q) = (-1)^{nm} b^{n - \deg r} \operatorname{res}(q, r)$ for p = kq + r.
 *
 * @example formatRational(resultant(polynomial([rational(-2), rational(0), rational(1)]), polynomial([rational(-1), rational(1)]))) // '-1'
 */
export function resultant(p: Polynomial, q: Polynomial): Rational {
  let [larger, smaller] = [p, q];
  let factor = rational(1);
  for (;;) {
    if (larger.length === 0 || smaller.length === 0) return rational(0);
    const [n, m] = [degree(larger), degree(smaller)];
    const lead = smaller.at(-1)!;
    if (m === 0) return n === 0 ? factor : multiplyRationals(factor, rationalPower(lead, n));
    const { remainder } = dividePolynomials(larger, smaller);
    if (remainder.length === 0) return rational(0);
    const drop = n - degree(remainder);
    if (n % 2 === 1 && m % 2 === 1) factor = multiplyRationals(rational(-1), factor);
    if (drop > 0) factor = multiplyRationals(factor, rationalPower(lead, drop));
    [larger, smaller] = [smaller, remainder];
  }
}
