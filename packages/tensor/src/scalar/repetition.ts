import { UsageError } from '../errors.js';
import type { ArrayFunction } from '../math/arrayFunction.js';
import type { Expression } from './expression.js';

/**
 * How a function with infinitely many pieces goes on: $f(x + \text{period}) = f(x) + \text{rise}$.
 *
 * Break n = q·m + r, of m in a period, is at `breaks[r]` + q·period; piece n, to the left of break n, is `pieces[r]` at
 * x − q·period, plus q·rise. So breaks and pieces are numbered by all whole numbers, with those given from 0 on.
 */
export interface Repeat {
  readonly period: number;
  readonly rise: number;
  /** The breaks of one period, strictly increasing. */
  readonly breaks: readonly number[];
  /** The piece to the left of each of them; that of the first begins at the last break of the period before. */
  readonly pieces: readonly Expression[];
  /** Which piece gives value and derivatives at each of them. */
  readonly owners: readonly ('left' | 'right')[];
}

/** A piecewise-analytic function R → R with infinitely many pieces, as plain data: one period and how it goes on. */
export interface RepeatingFunction {
  readonly name: string;
  readonly repeat: Repeat;
}

/** Which break of a period break n is: r in n = q·m + r. */
export function breakOfPeriod({ breaks }: Repeat, n: number): number {
  return ((n % breaks.length) + breaks.length) % breaks.length;
}

/** What is computed from such a record. */
export interface Repetition {
  /** @throws DomainError as `repeating` */
  readonly check: (f: RepeatingFunction) => void;
  /** The value at a point, in floating point. */
  readonly evaluate: (f: RepeatingFunction, at: number) => number;
  /**
   * A kernel that finds, for numbers x, what the value is: `pieces[k]` at an argument, plus a number, plus another one. It
   * writes them into the quarters of its second array, each as long as there can be numbers: the argument into the first,
   * which may hold x, then the numbers to add, then k. The same kernel for the same function.
   */
  readonly finder: (f: RepeatingFunction) => ArrayFunction;
  /** The number of the piece at a point. @throws DomainError if it is not below 2^31 in size */
  readonly index: (f: RepeatingFunction, at: number) => number;
  /** Piece n as an expression in x. */
  readonly piece: (f: RepeatingFunction, n: number) => Expression;
  /** The number of the piece that owns break n. */
  readonly owner: (f: RepeatingFunction, n: number) => number;
  /** Where break n is; exact below 2^31. */
  readonly breakAt: (f: RepeatingFunction, n: number) => number;
  /** The number of the first break from a point on, or behind it; no finite number if that is not known exactly. */
  readonly firstBreak: (f: RepeatingFunction, from: number, isBehind: boolean) => number;
}

let known: Repetition | undefined;

/**
 * From here on functions that repeat can be computed.
 *
 * Functions are data. What computes these is not imported where functions are read, but declared by what makes or checks
 * one: a bundle then holds it only if it needs it.
 */
export function declareRepetition(own: Repetition): void {
  known = own;
}

/**
 * What computes functions that repeat.
 *
 * @throws UsageError if nothing has made or checked one
 */
export function repetition(): Repetition {
  if (known === undefined)
    throw new UsageError(
      'Functions that repeat are not part of this bundle. Give programs that come as data to check() first.',
    );
  return known;
}
