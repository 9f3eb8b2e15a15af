import { elementaryBounds } from '../number/elementary/elementaryBounds.js';
import type { ElementaryName } from '../number/elementary/ranges.js';
import { type Interval, magnitude, mignitude } from '../number/interval.js';
import { emptySet, intersectSets, isBoundedSet, realLine } from './emptySet.js';
import { halfTurnsBelow } from './halfTurns.js';
import { continuous, type IntervalFunction, partial } from './intervalFunction.js';

const INFINITY = Number.POSITIVE_INFINITY;
/** π/2 lies between its nearest double, which is smaller, and the next one. */
const quarterTurn: number = Math.PI / 2 + 2 ** -52;

/** Elementary functions of one variable as functions of sets, with the tightest bounds. */
export const elementaryFunctions: Readonly<Record<ElementaryName, IntervalFunction>> = {
  exp: increasing('exp', [-INFINITY, INFINITY], [0, INFINITY]),
  exp2: increasing('exp2', [-INFINITY, INFINITY], [0, INFINITY]),
  exp10: increasing('exp10', [-INFINITY, INFINITY], [0, INFINITY]),
  expm1: increasing('expm1', [-INFINITY, INFINITY], [-1, INFINITY]),
  log: increasing('log', [0, INFINITY], [-INFINITY, INFINITY]),
  log2: increasing('log2', [0, INFINITY], [-INFINITY, INFINITY]),
  log10: increasing('log10', [0, INFINITY], [-INFINITY, INFINITY]),
  log1p: increasing('log1p', [-1, INFINITY], [-INFINITY, INFINITY]),
  atan: increasing('atan', [-INFINITY, INFINITY], [-quarterTurn, quarterTurn]),
  sinh: increasing('sinh', [-INFINITY, INFINITY], [-INFINITY, INFINITY]),
  tanh: increasing('tanh', [-INFINITY, INFINITY], [-1, 1]),
  asinh: increasing('asinh', [-INFINITY, INFINITY], [-INFINITY, INFINITY]),
  atanh: increasing('atanh', [-1, 1], [-INFINITY, INFINITY]),
  sigmoid: increasing('sigmoid', [-INFINITY, INFINITY], [0, 1]),
  softplus: increasing('softplus', [-INFINITY, INFINITY], [0, INFINITY]),
  normalCdf: increasing('normalCdf', [-INFINITY, INFINITY], [0, 1]),
  asin: onClosed([-1, 1], (a) => spanned('asin', a.lower, a.upper)),
  acos: onClosed([-1, 1], (a) => spanned('acos', a.upper, a.lower)),
  acosh: onClosed([1, INFINITY], (a) => spanned('acosh', a.lower, a.upper)),
  cosh: continuous((a) => spanned('cosh', mignitude(a!), magnitude(a!))),
  normalDensity: continuous((a) => spanned('normalDensity', magnitude(a!), mignitude(a!))),
  sin: continuous((a) => wave('sin', 1, a!)),
  cos: continuous((a) => wave('cos', 0, a!)),
  tan: partial(
    (a) => (hasPole(a) ? realLine : spanned('tan', a.lower, a.upper)),
    (a) => !hasPole(a),
  ),
};

type Ends = readonly [from: number, to: number];

/** From the value at `least` to the value at `most`; at ±∞ that is the limit, 0 of the density and ∞ of the others. */
function spanned(name: ElementaryName, least: number, most: number): Interval {
  return {
    lower: Number.isFinite(least) ? elementaryBounds(name, least).lower : name === 'normalDensity' ? 0 : INFINITY,
    upper: Number.isFinite(most) ? elementaryBounds(name, most).upper : INFINITY,
  };
}

/** A function that increases from one limit to the other on an open domain. */
function increasing(name: ElementaryName, [from, to]: Ends, limits: Ends): IntervalFunction {
  return partial(
    (a) => {
      if (a.upper <= from || a.lower >= to) return emptySet;
      return {
        lower: a.lower <= from ? limits[0] : elementaryBounds(name, a.lower).lower,
        upper: a.upper >= to ? limits[1] : elementaryBounds(name, a.upper).upper,
      };
    },
    (a) => (a.lower > from || from === -INFINITY) && (a.upper < to || to === INFINITY),
  );
}

/** A function on a domain that contains its finite ends. */
function onClosed([lower, upper]: Ends, range: (a: Interval) => Interval): IntervalFunction {
  return partial(
    (a) => {
      const inside = intersectSets(a, { lower, upper });
      return inside.lower > inside.upper ? emptySet : range(inside);
    },
    (a) => a.lower >= lower && a.upper <= upper,
  );
}

/** A cosine (s = 0) or sine (s = 1): maxima where x/π − s/2 is an even integer, minima where it is an odd one. */
function wave(name: 'sin' | 'cos', s: 0 | 1, a: Interval): Interval {
  if (!isBoundedSet(a)) return { lower: -1, upper: 1 };
  const [left, right] = [elementaryBounds(name, a.lower), elementaryBounds(name, a.upper)];
  // x/π − s/2 is an integer at no double but 0.
  const first = halfTurnsBelow(a.lower, s) + (a.lower === 0 && s === 0 ? 0n : 1n);
  const extrema = halfTurnsBelow(a.upper, s) - first + 1n;
  const isFirstMaximum = first % 2n === 0n;
  return {
    lower: extrema > 1n || (extrema === 1n && !isFirstMaximum) ? -1 : Math.min(left.lower, right.lower),
    upper: extrema > 1n || (extrema === 1n && isFirstMaximum) ? 1 : Math.max(left.upper, right.upper),
  };
}

/** True if the tangent has a pole in the interval: an extremum of the sine. */
function hasPole(a: Interval): boolean {
  return !isBoundedSet(a) || halfTurnsBelow(a.lower, 1) !== halfTurnsBelow(a.upper, 1);
}
