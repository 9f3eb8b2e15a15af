import { atomNamed } from './atom.js';
import { differentiate } from './differentiate.js';
import { power } from './evaluateExpression.js';
import { type Expression, isConstant } from './expression.js';
import { germ, hasFinitelyManyPieces, type ScalarFunction } from './piecewise.js';

/**
 * The contact order at a break: the largest k such that the function is C^k there (−1: the value jumps, 0: ReLU,
 * 1: ELU with α = 1), `'removable'` if both pieces are the same analytic function, `'unknown'` if neither could be
 * decided.
 */
export type Contact = number | 'removable' | 'unknown';

const highestOrder = 8;

const known = new WeakMap<ScalarFunction, readonly Contact[]>();

/**
 * The contact order of a function at each of its breaks; of one that repeats, at each break of its record: those that
 * repeat it have the same. Grade: proved, except where the answer is `'unknown'`.
 *
 * The Taylor coefficients of the two neighbouring pieces are compared in floating point that keeps track of whether
 * every operation was exact: exactly equal coefficients are equal, coefficients that differ by more than their error
 * bound are different, anything else is `'unknown'`. A break is removable if the pieces are polynomials whose
 * derivatives all agree, or the same expression. A value of its own that is not that of the pieces is a jump. The same
 * list is returned for the same record.
 */
export function contactOrders(f: ScalarFunction): readonly Contact[] {
  let orders = known.get(f);
  if (orders === undefined) {
    const { breaks, owners } = hasFinitelyManyPieces(f) ? f : f.repeat;
    orders = breaks.map((at, k) => {
      const contact = contactAt(germ(f, k), germ(f, k + 1), at);
      const owner = owners[k]!;
      return typeof owner === 'string' || contact === -1 ? contact : withOwnValue(contact, germ(f, k), owner, at);
    });
    known.set(f, orders);
  }
  return orders;
}

/** A break with a value of its own is a jump if that is not the value of the pieces. */
function withOwnValue(contact: Contact, piece: Expression, own: Expression, at: number): Contact {
  const comparison = compareAt(piece, own, at);
  return comparison === 'equal' ? contact : comparison === 'different' ? -1 : 'unknown';
}

function contactAt(left: Expression, right: Expression, at: number): Contact {
  if (JSON.stringify(left) === JSON.stringify(right)) return 'removable';
  let [l, r] = [left, right];
  for (let order = 0; order <= highestOrder; order++) {
    if (isConstant(l, 0) && isConstant(r, 0)) return 'removable';
    const comparison = compareAt(l, r, at);
    if (comparison !== 'equal') return comparison === 'different' ? order - 1 : 'unknown';
    l = differentiate(l);
    r = differentiate(r);
  }
  return 'unknown';
}

/** Whether two expressions have the same value at a point, as far as arithmetic with error bounds can tell. */
function compareAt(left: Expression, right: Expression, at: number): 'equal' | 'different' | 'unknown' {
  const a = bounded(left, at);
  const b = bounded(right, at);
  const gap = Math.abs(a.value - b.value);
  if (!Number.isFinite(gap)) return 'unknown';
  // The factor covers the rounding of the subtraction and of the bounds themselves.
  if (gap > (a.error + b.error) * 1.0000001) return 'different';
  if (a.error !== 0 || b.error !== 0) return 'unknown';
  return gap === 0 ? 'equal' : 'different';
}

/** A double with a bound of its distance from the true value; error 0 means exact. */
interface Bounded {
  readonly value: number;
  readonly error: number;
}

const unit = 2 ** -52;

function bounded(e: Expression, at: number): Bounded {
  switch (e.op) {
    case 'x':
      return { value: at, error: 0 };
    case 'constant':
      return { value: e.value, error: 0 };
    case 'neg': {
      const a = bounded(e.of, at);
      return { value: -a.value, error: a.error };
    }
    case 'add':
      return sum(bounded(e.left, at), bounded(e.right, at));
    case 'sub': {
      const b = bounded(e.right, at);
      return sum(bounded(e.left, at), { value: -b.value, error: b.error });
    }
    case 'mul':
      return product(bounded(e.left, at), bounded(e.right, at));
    case 'div':
      return quotient(bounded(e.left, at), bounded(e.right, at));
    case 'pow':
      return power(bounded(e.of, at), e.exponent, product);
    case 'atom': {
      const a = bounded(e.of, at);
      const known = atomNamed(e.atom).atZero;
      if (a.error === 0 && a.value === 0 && known !== undefined) {
        return quotient({ value: known[0], error: 0 }, { value: known[1], error: 0 });
      }
      if (a.error !== 0) return { value: atomNamed(e.atom).evaluate(a.value), error: Number.POSITIVE_INFINITY };
      const value = atomNamed(e.atom).evaluate(a.value);
      return { value, error: 4 * unit * Math.abs(value) + Number.MIN_VALUE };
    }
  }
}

function sum(a: Bounded, b: Bounded): Bounded {
  const value = a.value + b.value;
  // TwoSum: the rounding error of the sum, exactly.
  const virtual = value - a.value;
  const exact = a.value - (value - virtual) + (b.value - virtual) === 0;
  return { value, error: a.error + b.error + (exact ? 0 : unit * Math.abs(value)) };
}

function product(a: Bounded, b: Bounded): Bounded {
  const value = a.value * b.value;
  const inherited = a.error * (Math.abs(b.value) + b.error) + b.error * Math.abs(a.value);
  return { value, error: inherited + (isExactProduct(a.value, b.value, value) ? 0 : unit * Math.abs(value)) };
}

function quotient(a: Bounded, b: Bounded): Bounded {
  const value = a.value / b.value;
  if (a.error === 0 && b.error === 0) {
    return { value, error: isExactProduct(value, b.value, a.value) ? 0 : unit * Math.abs(value) };
  }
  const low = Math.abs(b.value) - b.error;
  const inherited = low > 0 ? (a.error + Math.abs(value) * b.error) / low : Number.POSITIVE_INFINITY;
  return { value, error: inherited * (1 + 4 * unit) + unit * Math.abs(value) };
}

/** True if a·b = p exactly, decided by Dekker's splitting; `false` where that might overflow or underflow. */
function isExactProduct(a: number, b: number, p: number): boolean {
  if (a === 0 || b === 0) return p === 0;
  const magnitude = Math.abs(p);
  if (!(magnitude > 1e-250 && magnitude < 1e250 && Math.abs(a) < 1e150 && Math.abs(b) < 1e150)) return false;
  const [ah, al] = split(a);
  const [bh, bl] = split(b);
  return ah * bh - p + ah * bl + al * bh + al * bl === 0;
}

function split(a: number): [high: number, low: number] {
  const c = 134217729 * a; // 2^27 + 1
  const high = c - (c - a);
  return [high, a - high];
}
