import { finish, type Machine, UsageError } from '@crease/tensor';
import { countCells } from '../arrangements/countCells.js';
import { type EnumerationState, enumerateCellsMachine } from '../arrangements/enumerateCells.js';
import { multisets } from '../arrangements/regionCounts.js';
import type { NonSingularityProblem } from '../certificates/problem.js';
import { compareRationals, type Rational } from '../number/rational.js';
import { type RegionMinimum, regionMinimum, type UnitCell, type UnitState } from './regionMinimum.js';
import { type RegressionNetwork, regressionNetwork, unitArrangement } from './regressionNetwork.js';
import { facetsOf } from './unitCells.js';

/** The exact minima of the loss on all regions of θ. */
export interface RegionMinima {
  /** `tooMany`: there are more regions than the bound, and no minimum was computed. */
  readonly status: 'complete' | 'tooMany';
  readonly network: RegressionNetwork;
  /** All cells of the weights of one unit; the same for every unit. */
  readonly cells: readonly UnitCell[];
  /** How many regions of θ the kinks make: cells to the power of the width. */
  readonly regionCount: bigint;
  /** How many minima that takes: regions with signs of the output weights, up to the order of the units. */
  readonly minimumCount: bigint;
  /** One for each, in the order of the search. */
  readonly minima: readonly RegionMinimum[];
  /** The infimum of the loss over all θ: the least of them. */
  readonly least: RegionMinimum | undefined;
}

/** Options of `regionMinima`. */
export interface RegionMinimaOptions {
  /** Bound on the minima to compute (default 5000). */
  readonly maxRegions?: number;
}

/**
 * The exact minimum of the loss on every region, and with it the global minimum of a small network. Grade: proved.
 *
 * For one hidden layer with a continuous piecewise-linear activation, one output and a squared loss. The closed regions
 * (a cell for the weights of each unit, a sign for each output weight) cover the space of θ, so the least of their minima
 * is the global one. N cells and h units take $\binom{2N + h - 1}{h}$ convex problems of h(d + 1) + 1 unknowns.
 *
 * @throws UnsupportedError for other networks; UsageError for an impossible bound
 *
 * @example
 * const model = readModel({
 *   format: 'crease-model/1',
 *   input: [1],
 *   layers: [
 *     { type: 'dense', weight: [[1]], bias: [0] },
 *     { type: 'activation', name: 'relu' },
 *     { type: 'dense', weight: [[1]], bias: [0] },
 *   ],
 * });
 * const data = { samples: 5, features: Float64Array.of(0, 1, 2, 3, 4), targets: Float64Array.of(0, 0, 1, 1, 2) };
 * formatRational(regionMinima(trainingProblem(model, data, 'sum-squares')).least!.value); // '1/5'
 */
export function regionMinima(problem: NonSingularityProblem, options: RegionMinimaOptions = {}): RegionMinima {
  return finish(regionMinimaMachine(problem, options));
}

/** The state of the search for the minima of all regions. */
export interface RegionMinimaState {
  enumeration: EnumerationState;
  /** The cells that the walls are known of. */
  readonly cells: UnitCell[];
  readonly minima: RegionMinimum[];
  /** Positions, in the list of unit states, of the region that is next; `undefined` after the last. */
  next: readonly number[] | undefined;
}

/** `regionMinima` in steps: the cells, their walls, then one region each. */
export function regionMinimaMachine(
  problem: NonSingularityProblem,
  { maxRegions = 5000 }: RegionMinimaOptions = {},
): Machine<RegionMinimaState, RegionMinima> {
  if (!Number.isInteger(maxRegions) || maxRegions < 1)
    throw new UsageError(`regionMinima: maxRegions must be a positive whole number, got ${maxRegions}.`);
  const network = regressionNetwork(problem);
  const arrangement = unitArrangement(network);
  const width = network.hiddenWeights.length;
  const cellCount = Number(countCells(arrangement));
  const minimumCount = multisets(2 * cellCount, width);
  const isPossible = minimumCount <= BigInt(maxRegions);
  const enumeration = enumerateCellsMachine(arrangement, { maxCells: cellCount });
  return {
    init: () => ({
      enumeration: enumeration.init(),
      cells: [],
      minima: [],
      next: isPossible ? new Array<number>(width).fill(0) : undefined,
    }),
    step: (state) => {
      if (!enumeration.done(state.enumeration)) state.enumeration = enumeration.step(state.enumeration);
      else if (state.cells.length < cellCount) {
        const cell = state.enumeration.cells[state.cells.length]!;
        state.cells.push({ ...cell, facets: facetsOf(arrangement, cell) });
      } else {
        state.minima.push(regionMinimum(network, state.cells, state.next!.map(unitState)));
        state.next = following(state.next!, 2 * cellCount);
      }
      return state;
    },
    done: ({ next }) => next === undefined,
    progress: ({ enumeration: { cells }, minima, cells: walled, next }) => {
      const done = cells.length + walled.length + minima.length;
      return next === undefined ? 1 : done / (2 * cellCount + Number(minimumCount));
    },
    result: ({ cells, minima }) => ({
      status: isPossible ? 'complete' : 'tooMany',
      network,
      cells,
      regionCount: BigInt(cellCount) ** BigInt(width),
      minimumCount,
      minima,
      least: leastOf(minima),
    }),
  };
}

/** The states of a unit are numbered: cell by cell, the positive sign first. */
function unitState(index: number): UnitState {
  return { cell: index >> 1, sign: index % 2 === 0 ? 1 : -1 };
}

/** The next non-decreasing list of numbers below `kinds`. */
function following(list: readonly number[], kinds: number): number[] | undefined {
  const k = list.findLastIndex((value) => value < kinds - 1);
  if (k === -1) return undefined;
  return list.map((value, i) => (i < k ? value : list[k]! + 1));
}

function leastOf(minima: readonly RegionMinimum[]): RegionMinimum | undefined {
  const less = (a: Rational, b: Rational): boolean => compareRationals(a, b) === -1;
  return minima.reduce<RegionMinimum | undefined>(
    // Of equal minima one that is attained.
    (best, m) =>
      best === undefined ||
      less(m.value, best.value) ||
      (best.theta === undefined && m.theta && !less(best.value, m.value))
        ? m
        : best,
    undefined,
  );
}
