import { finish, type Machine, UsageError } from '@crease/tensor';
import { dot } from '../algebra/dot.js';
import { strictWitness } from '../algebra/strictWitness.js';
import { compareRationals, type Rational } from '../number/rational.js';
import { rationals } from '../number/rationals.js';
import { type Arrangement, checkArrangement } from './arrangement.js';
import { type ParallelClass, parallelClasses, piecesAt } from './parallelClasses.js';

/** A cell of an arrangement: a maximal set of points off all hyperplanes on which every argument stays on its piece. */
export interface Cell {
  /** For each argument: how many of its breaks are below it. */
  readonly pieces: readonly number[];
  /** A point strictly inside. */
  readonly witness: readonly Rational[];
}

/** The cells of an arrangement. */
export interface Cells {
  /** `complete`: these are all. `maxCells`: there are more, the search was ended by the bound. */
  readonly status: 'complete' | 'maxCells';
  readonly cells: readonly Cell[];
  /** How many systems of inequalities were decided. */
  readonly systems: number;
}

/** Options of `enumerateCells`. */
export interface EnumerateCellsOptions {
  /** Bound on the cells (default 10 000). */
  readonly maxCells?: number;
}

/**
 * All cells of an arrangement of hyperplanes, each with a rational point strictly inside. Grade: proved.
 *
 * Depth-first: the slabs between parallel hyperplanes of one direction after the other are cut with what is left, and a
 * system of strict inequalities is decided exactly wherever the known inner point does not answer. Every branch ends in
 * a cell, so N cells of m directions with k hyperplanes in all take at most N·(m + k) systems, and memory for one branch
 * beside the answer. Cells are convex, so they are connected; distinct cells have distinct pieces.
 *
 * @throws ShapeError or DomainError if an argument does not fit; UsageError for an impossible bound
 *
 * @example
 * const zero = [rational(0)];
 * const [x, y, sum] = [[1, 0], [0, 1], [1, 1]].map((n) => ({ normal: n.map((k) => rational(k)), offset: rational(0), breaks: zero }));
 * enumerateCells({ dimension: 2, arguments: [x, y, sum] }).cells.length; // 6
 */
export function enumerateCells(arrangement: Arrangement, options: EnumerateCellsOptions = {}): Cells {
  return finish(enumerateCellsMachine(arrangement, options));
}

/** A part of the space: the classes below `depth` are decided. */
interface Part {
  readonly depth: number;
  /** Rows a with ⟨a, (u, 1)⟩ > 0. */
  readonly rows: readonly (readonly Rational[])[];
  readonly witness: readonly Rational[];
  /** Its share of the whole search. */
  readonly share: number;
}

/** The state of an enumeration. */
export interface EnumerationState {
  readonly parts: Part[];
  readonly cells: Cell[];
  systems: number;
  progress: number;
}

/** `enumerateCells` in steps, each of them the cut of one part by one class of parallel hyperplanes. */
export function enumerateCellsMachine(
  arrangement: Arrangement,
  { maxCells = 10_000 }: EnumerateCellsOptions = {},
): Machine<EnumerationState, Cells> {
  checkArrangement(arrangement);
  if (!Number.isInteger(maxCells) || maxCells < 1)
    throw new UsageError(`enumerateCells: maxCells must be a positive whole number, got ${maxCells}.`);
  const classes = parallelClasses(arrangement);
  const origin = Array.from({ length: arrangement.dimension }, () => rationals.zero);
  return {
    init: () => ({
      parts: [{ depth: 0, rows: [], witness: origin, share: 1 }],
      cells: [],
      systems: 0,
      progress: 0,
    }),
    step: (state) => {
      const part = state.parts.pop()!;
      const next = classes[part.depth];
      if (next === undefined) {
        state.cells.push({ pieces: piecesAt(arrangement, part.witness), witness: part.witness });
        state.progress += part.share;
      } else {
        const children = cut(part, next, state);
        for (const { rows, witness } of children.reverse())
          state.parts.push({ depth: part.depth + 1, rows, witness, share: part.share / children.length });
      }
      return state;
    },
    done: ({ parts, cells }) => parts.length === 0 || cells.length === maxCells,
    progress: ({ progress, parts }) => (parts.length === 0 ? 1 : Math.min(progress, 1)),
    result: ({ parts, cells, systems }) => ({ status: parts.length === 0 ? 'complete' : 'maxCells', cells, systems }),
  };
}

/** The slabs of a class that meet a part, from low to high: neighbours of the one that holds its inner point. */
function cut(
  part: Part,
  { direction, thresholds }: ParallelClass,
  state: EnumerationState,
): Omit<Part, 'depth' | 'share'>[] {
  const value = dot(direction, part.witness);
  const home = thresholds.filter((t) => compareRationals(t, value) === -1).length;
  const slab = (k: number): Omit<Part, 'depth' | 'share'> | undefined => {
    if (k < 0 || k > thresholds.length) return undefined;
    const rows = [...part.rows];
    if (k > 0) rows.push([...direction, rationals.neg(thresholds[k - 1]!)]);
    if (k < thresholds.length) rows.push([...direction.map(rationals.neg), thresholds[k]!]);
    const isInside = k === home && (k === thresholds.length || compareRationals(value, thresholds[k]!) === -1);
    if (isInside) return { rows, witness: part.witness };
    state.systems += 1;
    const witness = innerPoint(rows, part.witness.length);
    return witness && { rows, witness };
  };
  const found = [slab(home)!];
  for (let k = home + 1, next = slab(k); next !== undefined; next = slab(++k)) found.push(next);
  for (let k = home - 1, next = slab(k); next !== undefined; next = slab(--k)) found.unshift(next);
  return found;
}

/** A point u with ⟨row, (u, 1)⟩ > 0 for all rows, if there is one. */
function innerPoint(rows: readonly (readonly Rational[])[], dimension: number): Rational[] | undefined {
  const positive = Array.from({ length: dimension + 1 }, (_, k) => (k === dimension ? rationals.one : rationals.zero));
  const answer = strictWitness([...rows, positive]);
  if (answer.status === 'infeasible') return undefined;
  return answer.w.slice(0, dimension).map((w) => rationals.div(w, answer.w[dimension]!));
}
