import type { AtomName, MatmulSizes } from '@crease/tensor';

/**
 * The operations of one number type: the dictionary through which a single interpreter runs a program over floating
 * point, intervals, rationals, residues mod p, or 2-jets of any of these.
 *
 * Every operation is total. A result that does not exist (a quotient by zero, a logarithm of a negative number, a
 * rational whose denominator p divides) is the *invalid* element of the type: it absorbs all operations, `isValid`
 * is false for it, `isZero` is false, and `compare` refuses to answer. So a run needs one check, at its end.
 *
 * Grade of truth of a result: observed (`float64`), enclosed (`intervals`), proved (`rationals`); a residue proves
 * statements about the rational number of which it is the image.
 */
export interface Arithmetic<T> {
  /** The name of the number type, for messages. */
  readonly name: string;
  readonly zero: T;
  readonly one: T;
  /** The element that stands for exactly the real number `value`; invalid if `value` is not finite. */
  fromNumber(value: number): T;
  /** The element that stands for the quotient of two doubles, exactly or enclosed; rounded only by `float64`. */
  fromRatio(numerator: number, denominator: number): T;
  add(a: T, b: T): T;
  /** The sum of many elements, for types in which adding one after the other is slow (polynomials copy their terms). */
  total?(terms: readonly T[]): T;
  sub(a: T, b: T): T;
  mul(a: T, b: T): T;
  neg(a: T): T;
  div(a: T, b: T): T;
  /** The power with an integer exponent ≥ 1; of an interval, the range of the power and not a product of intervals. */
  power(a: T, exponent: number): T;
  /** a · numerator / denominator, as the primitive `scale` of a program means it. */
  scale(a: T, numerator: number, denominator: number): T;
  /** True only for the zero of the type; for an interval only for [0, 0]. In F_p it says nothing about the rational. */
  isZero(a: T): boolean;
  /** False for the invalid element. */
  isValid(a: T): boolean;
  /** Products of (stacks of) matrices, for a type that has a faster way than one operation after the other. */
  readonly multiplyMatrices?: (a: readonly T[], b: readonly T[], sizes: MatmulSizes) => readonly T[];
  /** The value of an elementary function; `undefined` if the type cannot represent it (the rational tanh of 1). */
  atom(name: AtomName, a: T): T | undefined;
  /** The sign of a − b; `undefined` if it is not decided (an interval that straddles b, every residue, invalid a). */
  compare(a: T, b: number): -1 | 0 | 1 | undefined;
  /** The nearest double (rational), the midpoint (interval), the representative (residue): for display only. */
  toNumber(a: T): number;
}
