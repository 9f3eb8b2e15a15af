import { DomainError } from '../errors.js';
import type { ArrayFunction } from '../math/arrayFunction.js';
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

/** Below this size all breaks are exact doubles; those with numbers below `mostBreaks` are below it. */
const reach = 2 ** 42;

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

/** What finding pieces needs to know of a function. */
type Steps = Pick<Repeat, 'period' | 'rise' | 'breaks' | 'owners'>;

/**
 * The kernel that `Repetition.finder` describes.
 *
 * Below `reach` breaks are compared with exactly. Farther out whole periods are taken away before, without rounding, and
 * their rise is added last: there the result is that of exact arithmetic, up to the rounding of the rise and of the sum.
 * Where f rises, infinite arguments have infinite values; where it does not they have none, and the result is NaN.
 */
function finderOf({ period, rise, breaks, owners }: Steps): ArrayFunction {
  // In arrays, because engines box some numbers that they read from records and closures.
  const sizes = Float64Array.of(period, rise, rise / period);
  const ends = Float64Array.from(breaks);
  const isRight = Uint8Array.from(owners, (o) => (o === 'right' ? 1 : 0));
  return (x, found, from, to) => {
    const period = sizes[0]!;
    const rise = sizes[1]!;
    const second = found.length >> 2;
    for (let e = from; e < to; e = (e + 1) | 0) {
      let at = x[e]!;
      let far = -0;
      if (!(Math.abs(at) < reach)) {
        const whole = at;
        at = Number.isFinite(whole) ? whole % period : 0;
        far = (whole - at) * sizes[2]!;
      }
      // 0 and not −0. Where rounding makes it too large by one, x lies between the last break of a period and the first
      // of the next, and the piece is the one to the left of that first break all the same.
      let q = Math.floor((at - ends[0]!) / period) + 0;
      let k = 0;
      for (; k < ends.length; k = (k + 1) | 0) {
        const end = ends[k]! + q * period;
        if (isRight[k] === 0 ? at <= end : at < end) break;
      }
      if (k === ends.length) {
        k = 0;
        q++;
      }
      const near = q * rise;
      found[e] = at - q * period;
      // −0 changes no sum; 0 would change −0.
      found[(second + e) | 0] = near === 0 ? -0 : near;
      found[(2 * second + e) | 0] = far;
      found[(3 * second + e) | 0] = k;
    }
  };
}

/** The kernels of one function. */
interface Finders {
  readonly value: ArrayFunction;
  /** Those of the number of the piece, itself a function that repeats: its own, and if all breaks had one owner. */
  readonly number: Readonly<Record<'own' | 'left' | 'right', ArrayFunction>>;
}

const known = new WeakMap<RepeatingFunction, Finders>();

function findersOf(f: RepeatingFunction): Finders {
  let finders = known.get(f);
  if (finders === undefined) {
    const { period, breaks, owners } = f.repeat;
    const number = (own: Repeat['owners']): ArrayFunction =>
      finderOf({ period, rise: breaks.length, breaks, owners: own });
    const [left, right] = (['left', 'right'] as const).map((owner) => number(breaks.map(() => owner)));
    finders = { value: finderOf(f.repeat), number: { own: number(owners), left: left!, right: right! } };
    known.set(f, finders);
  }
  return finders;
}

function finder(f: RepeatingFunction): ArrayFunction {
  return findersOf(f).value;
}

const found = new Float64Array(4);

function evaluate(f: RepeatingFunction, at: number): number {
  found[0] = at;
  finder(f)(found, found, 0, 1);
  return evaluateExpression(f.repeat.pieces[found[3]!]!, found[0]!) + found[1]! + found[2]!;
}

/** The number of the piece at a point: piece r of one period stands for r, and a period rises by how many it has. */
function numberAt(f: RepeatingFunction, owners: keyof Finders['number'], at: number): number {
  found[0] = at;
  findersOf(f).number[owners](found, found, 0, 1);
  return found[3]! + found[1]! + found[2]!;
}

function index(f: RepeatingFunction, at: number): number {
  const n = numberAt(f, 'own', at);
  if (Math.abs(n) < mostBreaks) return n;
  throw new DomainError(`germIndex: at ${at} the pieces of "${f.name}" have no number below 2^31.`);
}

function firstBreak(f: RepeatingFunction, from: number, isBehind: boolean): number {
  // Piece n is the one to the left of break n.
  const n = numberAt(f, isBehind ? 'right' : 'left', from);
  return Math.abs(n) < mostBreaks ? n : Number.NaN;
}

const rules: Repetition = { check, evaluate, finder, index, piece, owner, breakAt, firstBreak };
