import type { Pattern } from '../passes/restrict.js';
import { contactOrders } from '../scalar/contact.js';
import { breakAt, nearestBreak, pieceRange } from '../scalar/germs.js';
import { germIndex, hasFinitelyManyPieces, ownerIndex, type ScalarFunction } from '../scalar/piecewise.js';
import type { LinePreactivations } from './linePolynomials.js';
import { polynomialAt, signChanges } from './polynomialRoots.js';

/** Values and slopes that are this small beside the others of their polynomial count as zero. */
const negligible = 1e-11;

/** The piece of every element of one equation just behind u = 0. */
export function piecesBehind({ pieces, polynomials }: LinePreactivations): Int32Array {
  if (typeof pieces !== 'number') return Int32Array.from(polynomials, (p) => germBehind(pieces, p));
  return Int32Array.from({ length: polynomials.length / pieces }, (_, n) => {
    let best = 0;
    for (let k = 1; k < pieces; k++) {
      const lead = difference(polynomials[n * pieces + k]!, polynomials[n * pieces + best]!);
      if (signBehind(lead) > 0) best = k;
    }
    return best;
  });
}

/** The smallest u in (0, 1) at which some element leaves its piece. */
export function firstExit(lines: readonly LinePreactivations[], pattern: Pattern): number | undefined {
  let first = 1;
  const look = (distance: readonly number[]): void => {
    first = exit(distance, first) ?? first;
  };
  for (const { equation, pieces, polynomials } of lines) {
    for (const [e, piece] of pattern.get(equation)!.entries()) {
      if (typeof pieces === 'number') {
        const largest = polynomials[e * pieces + piece]!;
        for (let k = 0; k < pieces; k++) if (k !== piece) look(difference(largest, polynomials[e * pieces + k]!));
        continue;
      }
      if (hasFinitelyManyPieces(pieces) && piece >= pieces.pieces.length) continue; // on the break all along
      const { lower, upper } = pieceRange(pieces, piece);
      if (Number.isFinite(lower)) look(difference(polynomials[e]!, [lower]));
      if (Number.isFinite(upper)) look(difference([upper], polynomials[e]!));
    }
  }
  return first < 1 ? first : undefined;
}

/** The germ that holds just behind u = 0. */
function germBehind(f: ScalarFunction, polynomial: readonly number[]): number {
  const value = polynomial[0]!;
  const near = contactOrders(f)
    .map((_, r) => nearestBreak(f, r, value))
    .find((n) => isOn(difference(polynomial, [breakAt(f, n)])));
  if (near === undefined) return germIndex(f, value);
  const sign = signBehind(difference(polynomial, [breakAt(f, near)]));
  return sign === 0 ? ownerIndex(f, near) : sign < 0 ? near : near + 1;
}

/** The sign of a polynomial just behind u = 0; 0 if it is zero up to rounding. */
function signBehind(polynomial: readonly number[]): number {
  const scale = Math.max(...polynomial.map(Math.abs));
  return Math.sign(polynomial.find((c) => Math.abs(c) > negligible * scale) ?? 0);
}

/** Where a polynomial that is positive just behind 0 becomes negative, before `limit`. */
function exit(polynomial: readonly number[], limit: number): number | undefined {
  // An element that has just come over the break is on it up to rounding: that is no exit.
  const begin = isOn(polynomial) ? 1e-9 : 0;
  if (!(begin < limit)) return undefined;
  const [first] = signChanges(polynomial, begin, limit);
  // Behind the begin it has the sign that it has up to its first change.
  const isInside = polynomialAt(polynomial, begin + ((first ?? limit) - begin) / 2) >= 0;
  return isInside ? first : begin;
}

function isOn(polynomial: readonly number[]): boolean {
  return Math.abs(polynomial[0]!) <= negligible * Math.max(...polynomial.map(Math.abs));
}

function difference(a: readonly number[], b: readonly number[]): number[] {
  return Array.from({ length: Math.max(a.length, b.length) }, (_, k) => (a[k] ?? 0) - (b[k] ?? 0));
}
