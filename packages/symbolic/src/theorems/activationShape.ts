import { differentiate, type Expression, hasFinitelyManyPieces, type ScalarFunction } from '@crease/tensor';
import { expressionPolynomial } from '../interpret/expressionPolynomial.js';
import { expressionValue } from '../interpret/expressionValue.js';
import { Refusal } from '../interpret/refusal.js';
import { type Interval, pointInterval } from '../number/interval.js';
import { intervals } from '../number/intervals.js';
import type { Rational } from '../number/rational.js';
import { rationals } from '../number/rationals.js';

/** What the theorem on the last hidden layer asks about an activation. */
export interface ActivationShape {
  /** Every piece is 0 at 0, and is the zero function or has a positive slope there. */
  readonly risesFromZero: boolean;
  /** One of the pieces is the zero function. */
  readonly hasZeroPiece: boolean;
  /** Every piece is a multiple of the argument. */
  readonly isLinear: boolean;
  /** For a function of one piece: `curved` if it is not affine, `sloped` if it is known not to be constant. */
  readonly smooth: 'curved' | 'sloped' | undefined;
}

/** The shape of the identity: a layer without an activation. */
export const identityShape: ActivationShape = {
  risesFromZero: true,
  hasZeroPiece: false,
  isLinear: true,
  smooth: 'sloped',
};

/** The shape of what is no scalar function: nothing is known. */
export const unknownShape: ActivationShape = {
  risesFromZero: false,
  hasZeroPiece: false,
  isLinear: false,
  smooth: undefined,
};

/**
 * The shape of a scalar function whose pieces are analytic on all of R; unknown with infinitely many pieces. Grade: proved,
 * exactly or by intervals.
 */
export function activationShape(f: ScalarFunction): ActivationShape {
  if (!hasFinitelyManyPieces(f)) return unknownShape;
  const polynomials = f.pieces.map(expressionPolynomial);
  const isZero = polynomials.map((p) => p?.length === 0);
  return {
    risesFromZero: f.pieces.every((piece, k) => {
      if (isZero[k]) return true;
      const [value, slope] = [valueAtZero(piece), valueAtZero(differentiate(piece))];
      if (value === undefined || slope === undefined) return false;
      return rationals.isZero(value) && rationals.compare(slope, 0) === 1;
    }),
    hasZeroPiece: isZero.some((zero) => zero),
    isLinear: polynomials.every((p) => p !== undefined && p.length <= 2 && (p.length === 0 || rationals.isZero(p[0]!))),
    smooth: f.pieces.length === 1 ? smoothness(f.pieces[0]!) : undefined,
  };
}

function smoothness(piece: Expression): ActivationShape['smooth'] {
  if (takesTwoValues(differentiate(piece))) return 'curved';
  return takesTwoValues(piece) ? 'sloped' : undefined;
}

/** True if enclosures at some points are disjoint. */
function takesTwoValues(e: Expression): boolean {
  const values = probes.flatMap((at): Interval[] => {
    const value = expressionValue(e, pointInterval(at), intervals);
    return value instanceof Refusal ? [] : [value];
  });
  return values.some((a) => values.some((b) => a.upper < b.lower));
}

const probes = [0, 0.5, 1, -1, 2, -3];

function valueAtZero(e: Expression): Rational | undefined {
  const value = expressionValue(e, rationals.zero, rationals);
  return value instanceof Refusal || !rationals.isValid(value) ? undefined : value;
}
