import { type AtomName, atoms, errorBoundUlp } from '@crease/tensor';
import { above, below } from './directed.js';
import { enclose, type Interval, invalidInterval, isValidInterval, magnitude, mignitude } from './interval.js';
import { rationalAtomValue } from './rationalAtomValue.js';

/** What encloses an elementary function: its shape, its domain, bounds of its values. */
interface Extent {
  /** Increasing on the domain, or even and falling with |x|. */
  readonly shape: 'increasing' | 'bell';
  /** The domain is the open half-line above this number. */
  readonly above: number;
  readonly range: readonly [number, number];
}

const INFINITY = Number.POSITIVE_INFINITY;

const extents: Readonly<Record<AtomName, Extent>> = {
  exp: { shape: 'increasing', above: -INFINITY, range: [0, INFINITY] },
  expm1: { shape: 'increasing', above: -INFINITY, range: [-1, INFINITY] },
  log: { shape: 'increasing', above: 0, range: [-INFINITY, INFINITY] },
  log1p: { shape: 'increasing', above: -1, range: [-INFINITY, INFINITY] },
  tanh: { shape: 'increasing', above: -INFINITY, range: [-1, 1] },
  sigmoid: { shape: 'increasing', above: -INFINITY, range: [0, 1] },
  softplus: { shape: 'increasing', above: -INFINITY, range: [0, INFINITY] },
  normalCdf: { shape: 'increasing', above: -INFINITY, range: [0, 1] },
  normalDensity: { shape: 'bell', above: -INFINITY, range: [0, 1] },
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
  const { shape, above: left } = extents[name];
  if (!isValidInterval(a) || !(a.lower > left || left === -INFINITY)) return invalidInterval;
  return shape === 'increasing'
    ? enclose(lowerBound(name, a.lower), upperBound(name, a.upper))
    : enclose(lowerBound(name, magnitude(a)), upperBound(name, mignitude(a)));
}

function lowerBound(name: AtomName, x: number): number {
  const exact = rationalAtomValue(name, x);
  if (exact !== undefined) return exact[0] / exact[1];
  return Math.max(extents[name].range[0], below(atoms[name].evaluate(x), errorBoundUlp[name]));
}

function upperBound(name: AtomName, x: number): number {
  const exact = rationalAtomValue(name, x);
  if (exact !== undefined) return exact[0] / exact[1];
  return Math.min(extents[name].range[1], above(atoms[name].evaluate(x), errorBoundUlp[name]));
}
