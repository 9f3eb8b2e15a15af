import {
  constantPolynomial,
  equalPolynomials,
  type MultivariatePolynomial,
  polynomialRing,
  valueAt,
} from '../algebra/polynomialRing.js';
import type { Rational } from '../number/rational.js';
import { rationals } from '../number/rationals.js';
import { checkContradiction } from './checkContradiction.js';
import { exactList, fields, listOf, oneOf, text } from './fields.js';
import type { HiddenUnits } from './hiddenUnits.js';
import { ensure, invalid } from './rejection.js';

const kinds = [
  'no output bias',
  'cancels',
  'never dead',
  'values add up',
  'linear',
  'separated',
  'no region',
  'unknown',
] as const;

/** The largest number of classes of parallel arguments for which all choices of sides are gone through. */
const mostClasses = 12;

/**
 * Whether all units have regions on which Σ_i s_ij z_ij is the zero form (`all`), or one of them has not (`none`), as
 * the evidence says; checked on the arguments z of the units as polynomials in θ.
 */
export function verifyCancellation(
  value: unknown,
  units: HiddenUnits,
  hasOutputBias: boolean,
): 'all' | 'none' | 'undecided' {
  const kind = oneOf((value as { readonly kind?: unknown } | null)?.kind, 'evidence.because.kind', kinds);
  ensure(hasOutputBias === (kind !== 'no output bias'), 'evidence.because does not fit the output bias');
  const { below, above } = units.slopes;
  const sign = rationals.compare(rationals.mul(below, above), 0)!;
  const isLinear = rationals.isZero(rationals.sub(below, above));
  const own = <K extends string>(keys: readonly K[]): Readonly<Record<K | 'kind', unknown>> =>
    fields(value, 'evidence.because', ['kind', ...keys]);
  // All units see the same samples: what is checked of the first one holds for one unit, which is enough for "none".
  const live = units.arguments[0]!.filter((z) => !polynomialRing.isZero(z));
  switch (kind) {
    case 'no output bias':
    case 'unknown':
      own([]);
      return kind === 'unknown' ? 'undecided' : 'none';
    case 'cancels': {
      const point = pointOf(own(['point']).point, units);
      for (const [j, list] of units.arguments.entries())
        ensure(
          polynomialRing.isZero(slopeSum(list, point, units.slopes)),
          `at evidence.because.point the slopes of hidden unit ${j} times its inputs do not add up to 0`,
        );
      return 'all';
    }
    case 'never dead': {
      ensure(sign === 0, 'no slope of the activation is 0');
      const multipliers = exactList(own(['multipliers']).multipliers, 'evidence.because.multipliers');
      checkContradiction(multipliers, live, 'evidence.because.multipliers');
      return 'none';
    }
    case 'values add up':
      own([]);
      ensure(sign === -1 && live.length > 0, 'the slopes of the activation do not have different signs on live inputs');
      return 'none';
    case 'linear':
      own([]);
      ensure(isLinear, 'the activation is not linear');
      ensure(!polynomialRing.isZero(live.reduce(polynomialRing.add, polynomialRing.zero)), 'the inputs add up to 0');
      return 'none';
    case 'separated': {
      ensure(sign === 1 && live.length > 0, 'the slopes of the activation do not have one sign');
      const point = pointOf(own(['point']).point, units);
      const isPositive = live.every((z) => rationals.compare(valueAt(z, point), 0) === 1);
      ensure(isPositive, 'at evidence.because.point some argument of hidden unit 0 is not positive');
      return 'none';
    }
    case 'no region':
      ensure(sign === 1 && !isLinear && live.length > 0, 'the slopes of the activation do not differ with one sign');
      checkAllSides(own(['excluded']).excluded, live, units.slopes);
      return 'none';
  }
}

/** Σ_i s_i z_i with the slopes that the arguments have at a point. */
function slopeSum(
  list: readonly MultivariatePolynomial[],
  point: readonly Rational[],
  { below, above }: HiddenUnits['slopes'],
): MultivariatePolynomial {
  let sum: MultivariatePolynomial = polynomialRing.zero;
  for (const z of list) {
    if (polynomialRing.isZero(z)) continue;
    const side = rationals.compare(valueAt(z, point), 0);
    if (side === 0)
      ensure(rationals.isZero(rationals.sub(below, above)), 'at evidence.because.point some argument is on its kink');
    sum = polynomialRing.add(sum, polynomialRing.mul(z, constantPolynomial(side === -1 ? below : above)));
  }
  return sum;
}

/** All choices of sides whose slope sum is 0 are excluded by a contradiction, in the order of their binary codes. */
function checkAllSides(value: unknown, live: readonly MultivariatePolynomial[], slopes: HiddenUnits['slopes']): void {
  const excluded = listOf(value, 'evidence.because.excluded', (item, path) => {
    const f = fields(item, path, ['sides', 'multipliers']);
    return { sides: text(f.sides, `${path}.sides`), multipliers: exactList(f.multipliers, `${path}.multipliers`) };
  });
  const representatives: MultivariatePolynomial[] = [];
  const members = live.map((z) => {
    for (const [k, first] of representatives.entries()) {
      const ratio = ratioOf(z, first);
      if (ratio !== undefined) return { k, ratio };
    }
    representatives.push(z);
    return { k: representatives.length - 1, ratio: rationals.one };
  });
  ensure(representatives.length <= mostClasses, `there are more than ${mostClasses} classes of parallel inputs`);
  let next = 0;
  for (let code = 0; code < 1 << representatives.length; code++) {
    const isAbove = (k: number): boolean => ((code >> k) & 1) === 1;
    const sum = live.reduce((total, z, i) => {
      const { k, ratio } = members[i]!;
      const slope = isAbove(k) === (rationals.compare(ratio, 0) === 1) ? slopes.above : slopes.below;
      return polynomialRing.add(total, polynomialRing.mul(z, constantPolynomial(slope)));
    }, polynomialRing.zero);
    if (!polynomialRing.isZero(sum)) continue;
    const path = `evidence.because.excluded[${next}]`;
    const entry = excluded[next++] ?? invalid(`${path} is missing`);
    const sides = representatives.map((_, k) => (isAbove(k) ? '+' : '-')).join('');
    ensure(entry.sides === sides, `${path}.sides must be ${sides}`);
    const oriented = representatives.map((z, k) => (isAbove(k) ? z : polynomialRing.neg(z)));
    checkContradiction(entry.multipliers, oriented, `${path}.multipliers`);
  }
  ensure(next === excluded.length, `evidence.because.excluded[${next}] is not a choice of sides whose slopes cancel`);
}

/** t with z = t·first, or `undefined`. */
function ratioOf(z: MultivariatePolynomial, first: MultivariatePolynomial): Rational | undefined {
  const [key, term] = first.entries().next().value!;
  const own = z.get(key)?.coefficient;
  if (own === undefined) return undefined;
  const ratio = rationals.div(own, term.coefficient);
  return equalPolynomials(z, polynomialRing.mul(first, constantPolynomial(ratio))) ? ratio : undefined;
}

function pointOf(value: unknown, units: HiddenUnits): Rational[] {
  const point = exactList(value, 'evidence.because.point');
  ensure(point.length === units.dimension, `evidence.because.point must have ${units.dimension} entries`);
  return point;
}
