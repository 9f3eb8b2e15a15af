import { restrict } from '@crease/tensor';
import { dot } from '../algebra/dot.js';
import {
  constantPolynomial,
  constantValue,
  type MultivariatePolynomial,
  polynomialRing,
  variable,
} from '../algebra/polynomialRing.js';
import { type Rational, rational } from '../number/rational.js';
import { rationals } from '../number/rationals.js';
import type { MinimumSubject, WeightedWall } from './minimumSubject.js';
import { readPolynomials } from './readPolynomials.js';
import { ensure, invalid } from './rejection.js';

/** What one unit does on a region, with the weights of its inequalities in the combination. */
export interface UnitBound {
  readonly pieces: readonly number[];
  readonly sign: 1 | -1;
  readonly walls: readonly WeightedWall[];
  /** The weight of: the output weight has this sign. */
  readonly output: Rational;
}

const { add, sub, mul } = polynomialRing;

/**
 * A lower bound of the loss on a region, from one identity of polynomials in θ.
 *
 * On the region the outputs are the polynomials f_i. If Σ r_i (f_i − y_i) is a constant B and a sum of products
 * weight · |v_j| · (distance of an argument from a break), none of them negative there, then
 * $\sum (f_i-y_i)^2 \ge 2\sum r_i(f_i-y_i) - \sum r_i^2 \ge 2B - \sum r_i^2$.
 */
export function lowerBound(
  subject: MinimumSubject,
  units: readonly UnitBound[],
  residuals: readonly Rational[],
): Rational {
  ensure(residuals.length === subject.samples, 'a bound has not one residual for each sample');
  const germs = Int32Array.from({ length: subject.samples * units.length }, (_, k) => {
    return units[k % units.length]!.pieces[Math.floor(k / units.length)]!;
  });
  const pattern = new Map(subject.breaks.length === 0 ? [] : [[subject.hidden, germs]]);
  const restricted = restrict(subject.program, pattern);
  const [outputs] = readPolynomials({ ...restricted, outputs: [subject.output] }, 'the output on a region');
  let rest = polynomialRing.zero;
  for (const [i, f] of outputs!.entries())
    rest = add(rest, times(residuals[i]!, sub(f, constantPolynomial(subject.targets[i]!))));
  for (const [j, unit] of units.entries()) {
    const size = times(rational(unit.sign), variable(subject.units[j]!.output));
    rest = sub(rest, times(unit.output, size));
    for (const { sample, side, weight } of unit.walls) {
      const piece = unit.pieces[sample]!;
      const at = subject.breaks[side === 'above' ? piece - 1 : piece];
      if (at === undefined)
        return invalid(`sample ${sample} has no break ${side === 'above' ? 'below' : 'above'} its piece`);
      const above = sub(subject.units[j]!.arguments[sample]!, constantPolynomial(at));
      const distance = side === 'above' ? above : polynomialRing.neg(above);
      rest = sub(rest, times(weight, mul(size, distance)));
    }
  }
  const constant = constantValue(rest);
  if (constant === undefined) return invalid('the combination of a bound is not a constant');
  return rationals.mul(subject.factor, rationals.sub(rationals.scale(constant, 2, 1), dot(residuals, residuals)));
}

function times(factor: Rational, p: MultivariatePolynomial): MultivariatePolynomial {
  return mul(constantPolynomial(factor), p);
}
