import { DomainError } from '../errors.js';
import { evaluateExpression } from './evaluateExpression.js';
import { add, constant, type Expression, sub, substitute, x } from './expression.js';
import {
  breakOfPeriod,
  declareRepetition,
  type Repeat,
  type RepeatingFunction,
  type Repetition,
} from './repetition.js';

/** Numbers of breaks below this size stand for breaks that are exact doubles. */
const mostBreaks = 2 ** 31;

/**
 * A checked piecewise-analytic function with infinitely many pieces. What its rule says of one period must be analytic on
 * the closure of each piece, as for `piecewise`.
 *
 * Period, breaks and rise must be multiples of 1/1024 below 2048 in size: then every break up to number 2^31 is a double
 * exactly, and comparing with it decides the piece. For other periods scale the argument.
 *
 * @throws DomainError if the counts do not fit, the breaks are not increasing within one period, or other numbers are needed
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
export function checkRepeating(f: RepeatingFunction): void {
  declareRepetition(rules);
  check(f);
}

function check({ name, repeat: { period, rise, breaks, pieces, owners } }: RepeatingFunction): void {
  const ends = [...breaks, breaks[0]! + period];
  const isRight =
    breaks.length > 0 &&
    pieces.length === breaks.length &&
    owners.length === breaks.length &&
    owners.every((owner) => owner === 'left' || owner === 'right') &&
    ends.every((at, k) => k === 0 || ends[k - 1]! < at) &&
    [period, rise, ...breaks].every((v) => Number.isInteger(v * 1024) && Math.abs(v) < 2048);
  if (!isRight)
    throw new DomainError(
      `repeating "${name}": needs breaks that increase within one period, for each a piece and an owner "left" or "right", and all numbers multiples of 1/1024 below 2048, got period ${period}, rise ${rise}, breaks [${breaks.join(', ')}], owners [${owners.join(', ')}] and ${pieces.length} pieces. Scale the argument where numbers do not fit.`,
    );
}

function breakAt({ repeat }: RepeatingFunction, n: number): number {
  const r = breakOfPeriod(repeat, n);
  return repeat.breaks[r]! + ((n - r) / repeat.breaks.length) * repeat.period;
}

function nearFirstBreak({ repeat: { breaks, period } }: RepeatingFunction, from: number, isBehind: boolean): number {
  if (!Number.isFinite(from)) return from;
  // The quotient is rounded: begin a period earlier, and go on for one more.
  const earlier = Math.floor((from - breaks[0]!) / period) - 1;
  for (let turn = 0; turn < 3; turn++)
    for (let r = 0; r < breaks.length; r++) {
      const at = breaks[r]! + (earlier + turn) * period;
      if (at > from || (at === from && !isBehind)) return (earlier + turn) * breaks.length + r;
    }
  return (earlier + 3) * breaks.length;
}

/** The number of the piece that gives the value at a finite point; exact below `mostBreaks`. */
function nearIndex(f: RepeatingFunction, at: number): number {
  const n = nearFirstBreak(f, at, false);
  return breakAt(f, n) === at ? owner(f, n) : n;
}

function owner({ repeat }: RepeatingFunction, n: number): number {
  return repeat.owners[breakOfPeriod(repeat, n)] === 'left' ? n : n + 1;
}

function piece({ repeat }: RepeatingFunction, n: number): Expression {
  const r = breakOfPeriod(repeat, n);
  const q = (n - r) / repeat.breaks.length;
  const own = repeat.pieces[r]!;
  if (q === 0) return own;
  const moved = substitute(own, sub(x, constant(q * repeat.period)));
  const shift = q * repeat.rise;
  return shift === 0 ? moved : add(moved, constant(shift));
}

/**
 * The value at a point, in floating point. Where f rises by a constant, infinite arguments have infinite values; without
 * a rise they have none, and the result is NaN.
 */
function evaluate(f: RepeatingFunction, at: number): number {
  const { period, rise, breaks, pieces } = f.repeat;
  if (!Number.isFinite(at)) return rise === 0 ? at - at : at * rise;
  const n = nearIndex(f, at);
  const r = breakOfPeriod(f.repeat, n);
  const q = (n - r) / breaks.length;
  const value = evaluateExpression(pieces[r]!, at - q * period);
  const shift = q * rise;
  return shift === 0 ? value : value + shift;
}

function index(f: RepeatingFunction, at: number): number {
  const n = nearIndex(f, at);
  if (Math.abs(n) < mostBreaks) return n;
  throw new DomainError(`germIndex: at ${at} the pieces of "${f.name}" have no number below 2^31.`);
}

function firstBreak(f: RepeatingFunction, from: number, isBehind: boolean): number {
  const n = nearFirstBreak(f, from, isBehind);
  return Math.abs(n) < mostBreaks ? n : Number.NaN;
}

const rules: Repetition = { check, evaluate, index, piece, owner, breakAt, firstBreak };
