import { DomainError, ShapeError, UsageError } from '../errors.js';
import { regions } from '../exec/regions.js';
import type { Program } from '../ir/program.js';
import type { Pattern } from '../passes/restrict.js';
import { firstExit, piecesBehind } from './linePieces.js';
import { type LinePreactivations, linePolynomials } from './linePolynomials.js';
import { type PieceChange, pieceChanges } from './pieceChanges.js';

/** A change of pieces on a line. */
export interface Crossing extends PieceChange {
  /** Where on the line: θ + t·d is on the kink. */
  readonly t: number;
}

/** The part of a line between two crossings. */
export interface LineRegion {
  readonly from: number;
  readonly to: number;
  /** The pieces of all elements there: what `restrict` takes. */
  readonly pattern: Pattern;
}

/** All crossings of a line in an interval. */
export interface LineCrossings {
  /** `maxCrossings` if the walk was ended by the bound; what was found lies before the last region's end. */
  readonly status: 'complete' | 'maxCrossings';
  /** Ascending in t. */
  readonly crossings: readonly Crossing[];
  /** One more than there are different t of crossings; together they are the interval. */
  readonly regions: readonly LineRegion[];
}

/** Options of `lineCrossings`. */
export interface LineCrossingOptions {
  /** The interval of t (default 0 and 1). */
  readonly from?: number;
  readonly to?: number;
  /** Bound on the crossings (default 10 000). */
  readonly maxCrossings?: number;
}

/**
 * All changes of pieces along θ + t·d, in order, with the pieces between them.
 *
 * For networks with piecewise-polynomial activations: between crossings every pre-activation is a polynomial in t, so its
 * crossings are its zeros and none between two samples is missed. Elements that reach a kink and turn back do not
 * change. Grade: observed; t is right to about $10^{-11}$ of the interval where a pre-activation crosses at a slope
 * that is not much smaller than its values.
 *
 * @param inputs    the inputs of the program, θ first; not modified
 * @param direction d, shape of θ
 * @throws DomainError if a pre-activation is not a polynomial of degree at most 10 on each region, or the interval is
 *   empty; ShapeError if the direction has the wrong length; UsageError for an impossible bound
 *
 * @example
 * const loss = trace({ theta: [2] }, ({ theta }) => sum(apply(activation('relu'), theta)));
 * const { crossings } = lineCrossings(loss, [Float64Array.of(1, 2)], Float64Array.of(1, 1), { from: -3, to: 0 });
 * crossings.map(({ t }) => t); // [-2, -1]
 */
export function lineCrossings(
  program: Program,
  inputs: readonly Float64Array[],
  direction: Float64Array,
  options: LineCrossingOptions = {},
): LineCrossings {
  const { from = 0, to = 1, maxCrossings = 10_000 } = options;
  if (direction.length !== inputs[0]?.length)
    throw new ShapeError(
      `lineCrossings: the direction needs ${inputs[0]?.length ?? 0} entries, got ${direction.length}.`,
    );
  if (!(from < to && to - from < Number.POSITIVE_INFINITY))
    throw new DomainError(`lineCrossings: needs finite from < to, got ${from} and ${to}.`);
  if (!Number.isInteger(maxCrossings) || maxCrossings < 1)
    throw new UsageError(`lineCrossings: maxCrossings must be a positive whole number, got ${maxCrossings}.`);
  const line = linePolynomials(program, inputs, direction);
  const [theta, ...extra] = inputs;
  const start = regions(program, [theta!.map((x, k) => x + from * direction[k]!), ...extra]).pattern;
  let state = settled((pattern) => line.on(pattern, from, to), start);
  const crossings: Crossing[] = [];
  const passed: LineRegion[] = [];
  for (let t = from; ; ) {
    const u = firstExit(state.lines, state.pattern);
    const next = u === undefined ? to : Math.max(t + u * (to - t), nextAfter(t));
    passed.push({ from: t, to: Math.min(next, to), pattern: state.pattern });
    if (next >= to) return { status: 'complete', crossings, regions: passed };
    const after = settled((pattern) => line.on(pattern, next, to), state.pattern);
    for (const change of pieceChanges(program, state.pattern, after.pattern)) crossings.push({ ...change, t: next });
    if (crossings.length >= maxCrossings) return { status: 'maxCrossings', crossings, regions: passed };
    state = after;
    t = next;
  }
}

/** A region of the line and what is computed on it. */
interface LineState {
  readonly pattern: Pattern;
  readonly lines: readonly LinePreactivations[];
}

/**
 * The pieces just behind the beginning of a part of the line.
 *
 * An element on a kink goes to the side that its slope shows. Its slope depends on the pieces of earlier equations only,
 * so equations are put right one after the other.
 */
function settled(on: (pattern: Pattern) => LinePreactivations[], start: Pattern): LineState {
  const pattern = new Map(start);
  let lines = on(pattern);
  for (let k = 0; k < lines.length; k++) {
    const { equation } = lines[k]!;
    const germs = piecesBehind(lines[k]!);
    if (germs.every((g, e) => g === pattern.get(equation)![e])) continue;
    pattern.set(equation, germs);
    lines = on(pattern);
  }
  return { pattern, lines };
}

function nextAfter(t: number): number {
  return t + Math.abs(t) * 2 ** -52 + Number.MIN_VALUE;
}
