import { DomainError } from '../errors.js';
import { evaluateExpression } from './evaluateExpression.js';
import { add, constant, type Expression, sub, substitute, x } from './expression.js';

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

/** Numbers of breaks below this size stand for breaks that are exact doubles. */
export const mostBreaks: number = 2 ** 31;
const mostSteps = 2 ** 21;

/**
 * A checked piecewise-analytic function with infinitely many pieces. What its rule says of one period must be analytic on
 * the closure of each piece, as for `piecewise`.
 *
 * Period and breaks must be multiples of one power of two by less than 2^21, and the rise likewise: then every break up
 * to number 2^31 is a double exactly, and comparing with it decides the piece. For other periods scale the argument.
 *
 * @throws DomainError if the counts do not fit, the breaks are not increasing within one period, or numbers are too long
 *
 * @example
 * const stairs = repeating('stairs', { period: 1, rise: 1, breaks: [0], pieces: [expression.constant(-1)], owners: ['right'] });
 * evaluateScalar(stairs, 2.5); // 2
 */
export function repeating(name: string, repeat: Repeat): RepeatingFunction {
  const f = { name, repeat };
  checkRepeating(f);
  return f;
}

/**
 * Checks a function that came as data: nothing if it is one that `repeating` makes.
 *
 * @throws DomainError as `repeating`
 */
export function checkRepeating({ name, repeat }: RepeatingFunction): void {
  const { period, rise, breaks, pieces, owners } = repeat;
  const fail = (what: string): never => {
    throw new DomainError(`repeating "${name}": ${what}.`);
  };
  if (breaks.length === 0 || pieces.length !== breaks.length || owners.length !== breaks.length)
    fail(
      `needs at least one break, and one piece and one owner for each, got ${breaks.length} breaks, ${pieces.length} pieces and ${owners.length} owners`,
    );
  if (owners.some((owner) => owner !== 'left' && owner !== 'right')) fail('owners must be "left" or "right"');
  const ends = [...breaks, breaks[0]! + period];
  if (!ends.every((at, k) => Number.isFinite(at) && (k === 0 || ends[k - 1]! < at)))
    fail(`breaks must be strictly increasing within one period of ${period}, got [${breaks.join(', ')}]`);
  if (!isShort([period, ...breaks]) || !isShort([rise]))
    fail(
      `period, breaks and rise must be multiples of a power of two by less than 2^21, got ${period}, [${breaks.join(', ')}] and ${rise}. Scale the argument instead`,
    );
}

/** True if all numbers are multiples of one power of two by less than `mostSteps`. */
function isShort(values: readonly number[]): boolean {
  const largest = Math.max(...values.map(Math.abs));
  if (largest === 0) return true;
  if (!(largest > 2 ** -900 && largest < 2 ** 900)) return false;
  let step = 1;
  while (step * mostSteps <= largest) step *= 2;
  while (step * mostSteps > 2 * largest) step /= 2;
  return values.every((v) => Number.isInteger(v / step));
}

/** Which break of a period break n is: r in n = q·m + r. */
export function breakOfPeriod({ breaks }: Repeat, n: number): number {
  return ((n % breaks.length) + breaks.length) % breaks.length;
}

/** Where break n is; exact for numbers below `mostBreaks`. */
export function repeatedBreak(repeat: Repeat, n: number): number {
  const r = breakOfPeriod(repeat, n);
  return repeat.breaks[r]! + ((n - r) / repeat.breaks.length) * repeat.period;
}

/** The number of the first break from a point on, or behind it; exact below `mostBreaks`, and `at` itself if not finite. */
export function firstRepeatedBreak(repeat: Repeat, at: number, isBehind: boolean): number {
  if (!Number.isFinite(at)) return at;
  const { breaks, period } = repeat;
  // The quotient is rounded: begin a period earlier.
  let n = (Math.floor((at - breaks[0]!) / period) - 1) * breaks.length;
  for (let step = 0; step < 3 * breaks.length; step++) {
    const b = repeatedBreak(repeat, n);
    if (b > at || (b === at && !isBehind)) break;
    n += 1;
  }
  return n;
}

/** The number of the piece that gives the value at a finite point; exact below `mostBreaks`. */
export function repeatedIndex(repeat: Repeat, at: number): number {
  const n = firstRepeatedBreak(repeat, at, false);
  return repeatedBreak(repeat, n) === at ? repeatedOwner(repeat, n) : n;
}

/** The number of the piece that owns break n. */
export function repeatedOwner(repeat: Repeat, n: number): number {
  return repeat.owners[breakOfPeriod(repeat, n)] === 'left' ? n : n + 1;
}

/** Piece n as an expression in x. */
export function repeatedPiece(repeat: Repeat, n: number): Expression {
  const r = breakOfPeriod(repeat, n);
  const q = (n - r) / repeat.breaks.length;
  const piece = repeat.pieces[r]!;
  if (q === 0) return piece;
  const moved = substitute(piece, sub(x, constant(q * repeat.period)));
  const shift = q * repeat.rise;
  return shift === 0 ? moved : add(moved, constant(shift));
}

/**
 * The value at a point, in floating point. Where f rises by a constant, infinite arguments have infinite values; without
 * a rise they have none, and the result is NaN.
 */
export function evaluateRepeating({ repeat }: RepeatingFunction, at: number): number {
  const { period, rise, breaks, pieces } = repeat;
  if (!Number.isFinite(at)) return rise === 0 ? at - at : at * rise;
  const n = repeatedIndex(repeat, at);
  const r = breakOfPeriod(repeat, n);
  const q = (n - r) / breaks.length;
  const value = evaluateExpression(pieces[r]!, at - q * period);
  const shift = q * rise;
  return shift === 0 ? value : value + shift;
}
