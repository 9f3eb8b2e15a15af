import { type AtomName, atoms, errorBoundUlp } from '@crease/tensor';
import { above, below } from './directed.js';
import { enclose, type Interval, invalidInterval, isValidInterval, magnitude, mignitude } from './interval.js';
import { divideIntervals, squareRootInterval, subtractIntervals } from './intervalOperations.js';
import { rationalAtomValue } from './rationalAtomValue.js';

const INFINITY = Number.POSITIVE_INFINITY;
/** π lies between its nearest double, which is smaller, and the next one. */
const pi: Interval = { lower: Math.PI, upper: Math.PI + 2 ** -51 };

/** The atoms whose enclosures are made of values of their kernels. */
type KernelAtom = Exclude<AtomName, 'sqrt'>;
type Range = readonly [lower: number, upper: number];

const enclosures: Readonly<Record<AtomName, (a: Interval) => Interval>> = {
  exp: increasing('exp', [0, INFINITY]),
  expm1: increasing('expm1', [-1, INFINITY]),
  log: increasing('log', [-INFINITY, INFINITY], 0),
  log1p: increasing('log1p', [-INFINITY, INFINITY], -1),
  tanh: increasing('tanh', [-1, 1]),
  sigmoid: increasing('sigmoid', [0, 1]),
  softplus: increasing('softplus', [0, INFINITY]),
  normalCdf: increasing('normalCdf', [0, 1]),
  normalDensity: bell('normalDensity', [0, 1]),
  // π/2 lies below the next double after its nearest one.
  atan: increasing('atan', [-Math.PI / 2 - 2 ** -52, Math.PI / 2 + 2 ** -52]),
  // sin x = cos(x − π/2): its extrema are where x/π − 1/2 is an integer.
  sin: wave('sin', 0.5),
  cos: wave('cos', 0),
  sqrt: squareRootInterval,
};

/**
 * An enclosure of the values of an elementary function on an interval; invalid if the interval leaves its domain or
 * the values overflow.
 *
 * The ends of the range are values of the kernel of @crease/tensor, widened by its error bound (`errorBoundUlp`) and
 * cut to the range of the function; where the value is rational it is taken exactly. So the enclosure is as rigorous
 * as that bound is.
 */
export function atomOfInterval(name: AtomName, a: Interval): Interval {
  return isValidInterval(a) ? enclosures[name](a) : invalidInterval;
}

/** A function that increases on its domain, the open half-line above `left` (all of R by default). */
function increasing(name: KernelAtom, range: Range, left = -INFINITY): (a: Interval) => Interval {
  return (a) => {
    if (!(a.lower > left || left === -INFINITY)) return invalidInterval;
    return enclose(lowerBound(name, a.lower, range), upperBound(name, a.upper, range));
  };
}

/** An even function that falls with |x|. */
function bell(name: KernelAtom, range: Range): (a: Interval) => Interval {
  return (a) => enclose(lowerBound(name, magnitude(a), range), upperBound(name, mignitude(a), range));
}

/** A cosine whose maxima are where x/π − shift is an even integer, and whose minima are where it is an odd one. */
function wave(name: KernelAtom, shift: number): (a: Interval) => Interval {
  const range: Range = [-1, 1];
  const at = (x: number): Interval => enclose(lowerBound(name, x, range), upperBound(name, x, range));
  return (a) => {
    if (a.lower === a.upper) return at(a.lower);
    if (!Number.isFinite(a.lower) || !Number.isFinite(a.upper)) return enclose(-1, 1);
    const halfTurns = subtractIntervals(divideIntervals(a, pi), { lower: shift, upper: shift });
    const first = Math.ceil(halfTurns.lower);
    const extrema = Math.floor(halfTurns.upper) - first + 1;
    const [left, right] = [at(a.lower), at(a.upper)];
    const hasMaximum = extrema > 1 || (extrema === 1 && first % 2 === 0);
    const hasMinimum = extrema > 1 || (extrema === 1 && first % 2 !== 0);
    return enclose(
      hasMinimum ? -1 : Math.min(left.lower, right.lower),
      hasMaximum ? 1 : Math.max(left.upper, right.upper),
    );
  };
}

function lowerBound(name: KernelAtom, x: number, range: Range): number {
  const exact = rationalAtomValue(name, x);
  if (exact !== undefined) return exact[0] / exact[1];
  return Math.max(range[0], below(atoms[name].evaluate(x), errorBoundUlp[name]));
}

function upperBound(name: KernelAtom, x: number, range: Range): number {
  const exact = rationalAtomValue(name, x);
  if (exact !== undefined) return exact[0] / exact[1];
  return Math.min(range[1], above(atoms[name].evaluate(x), errorBoundUlp[name]));
}
