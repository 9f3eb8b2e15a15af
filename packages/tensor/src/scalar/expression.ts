import type { Atom, AtomName } from './atom.js';

/**
 * An analytic expression in one real variable `x`, as plain data.
 *
 * Expressions are JSON: they go to a worker, into a file, into a certificate. `pow` has a fixed non-negative integer
 * exponent. A constant means the exact real number that its double stands for.
 */
export type Expression =
  | { readonly op: 'x' }
  | { readonly op: 'constant'; readonly value: number }
  | { readonly op: 'add' | 'sub' | 'mul' | 'div'; readonly left: Expression; readonly right: Expression }
  | { readonly op: 'neg'; readonly of: Expression }
  | { readonly op: 'pow'; readonly of: Expression; readonly exponent: number }
  | { readonly op: 'atom'; readonly atom: AtomName; readonly of: Expression };

/** The variable. */
export const x: Expression = { op: 'x' };

/** The constant function with this value. */
export function constant(value: number): Expression {
  return { op: 'constant', value };
}

/** True if the expression is this constant (the sign of zero counts). */
export function isConstant(e: Expression, value: number): boolean {
  return e.op === 'constant' && Object.is(e.value, value);
}

// The constructors below fold what is true of real numbers: an expression stands for an analytic function, so
// 0·u = 0 for it, unlike for floating-point values. Constants are folded only where floating point is exact.

/** The sum of two expressions. */
export function add(left: Expression, right: Expression): Expression {
  if (isZero(left)) return right;
  if (isZero(right)) return left;
  if (right.op === 'neg') return sub(left, right.of);
  return { op: 'add', left, right };
}

/** The difference of two expressions. */
export function sub(left: Expression, right: Expression): Expression {
  if (isZero(right)) return left;
  if (isZero(left)) return neg(right);
  return { op: 'sub', left, right };
}

/** The product of two expressions. */
export function mul(left: Expression, right: Expression): Expression {
  if (isZero(left) || isZero(right)) return constant(0);
  if (isConstant(left, 1)) return right;
  if (isConstant(right, 1)) return left;
  if (isConstant(left, -1)) return neg(right);
  if (isConstant(right, -1)) return neg(left);
  return { op: 'mul', left, right };
}

/** The quotient of two expressions; the denominator must not vanish where the function is used. */
export function div(left: Expression, right: Expression): Expression {
  if (isZero(left)) return constant(0);
  if (isConstant(right, 1)) return left;
  return { op: 'div', left, right };
}

/** The negative of an expression. */
export function neg(of: Expression): Expression {
  if (of.op === 'constant') return constant(of.value === 0 ? 0 : -of.value);
  if (of.op === 'neg') return of.of;
  return { op: 'neg', of };
}

/** A non-negative integer power of an expression. */
export function pow(of: Expression, exponent: number): Expression {
  if (exponent === 0) return constant(1);
  if (exponent === 1) return of;
  return { op: 'pow', of, exponent };
}

/** An elementary function of an expression: `atom(atoms.tanh, x)`. The expression holds its name. */
export function atom(row: Atom, of: Expression): Expression {
  return { op: 'atom', atom: row.name, of };
}

/** True if the expression contains the variable. */
export function dependsOnX(e: Expression): boolean {
  switch (e.op) {
    case 'x':
      return true;
    case 'constant':
      return false;
    case 'neg':
    case 'pow':
    case 'atom':
      return dependsOnX(e.of);
    default:
      return dependsOnX(e.left) || dependsOnX(e.right);
  }
}

/** The expression `outer` with `inner` in place of the variable. */
export function substitute(outer: Expression, inner: Expression): Expression {
  switch (outer.op) {
    case 'x':
      return inner;
    case 'constant':
      return outer;
    case 'neg':
      return neg(substitute(outer.of, inner));
    case 'pow':
      return pow(substitute(outer.of, inner), outer.exponent);
    case 'atom':
      return { op: 'atom', atom: outer.atom, of: substitute(outer.of, inner) };
    case 'add':
      return add(substitute(outer.left, inner), substitute(outer.right, inner));
    case 'sub':
      return sub(substitute(outer.left, inner), substitute(outer.right, inner));
    case 'mul':
      return mul(substitute(outer.left, inner), substitute(outer.right, inner));
    case 'div':
      return div(substitute(outer.left, inner), substitute(outer.right, inner));
  }
}

function isZero(e: Expression): boolean {
  return e.op === 'constant' && e.value === 0;
}
