import { finish, type Machine, type Objective } from '@crease/tensor';
import {
  type CreaseCrossing,
  type CrossingSearch,
  crossingProgress,
  crossingSearch,
  crossingsOf,
  noteCell,
  stepCrossings,
} from './crossings.js';
import type { Measure } from './measure.js';
import type { SliceOptions } from './sliceOptions.js';
import { sliceProgram } from './sliceProgram.js';
import { wantedSites } from './sliceSampler.js';
import { symmetricGrid } from './symmetricGrid.js';
import { tiesAsKinks } from './tiesAsKinks.js';

/** What `slice1d` measures. */
export const slice1dMeta: Measure = {
  title: 'Loss on a line',
  formula: 'c \\mapsto L(\\theta + c\\,d)',
  source: 'Goodfellow, Vinyals & Saxe 2015, arXiv 1412.6544; crossings with the creases: definition',
};

/** A loss on a line through θ, and the creases that the line crosses. */
export interface Slice1d {
  /** Coordinates, symmetric about 0, shape [points]. */
  readonly positions: Float64Array;
  /** L at these coordinates, shape [points]; the one in the middle is L(θ) to the last bit. */
  readonly values: Float64Array;
  /** From left to right; empty if creases were not asked for. */
  readonly creases: readonly CreaseCrossing[];
}

/** The state of `slice1dMachine`. */
export interface Slice1dState {
  readonly values: Float64Array;
  readonly search: CrossingSearch;
  /** Offsets and slopes of all sites at the last grid point. */
  readonly last: { readonly offsets: Float64Array; readonly slopes: Float64Array };
  /** Grid points that are done. */
  points: number;
}

const maximalLanes = 32;

/**
 * The loss on a symmetric grid of a line through θ, with every crossing of a crease that the grid reveals.
 *
 * $c \mapsto L(\theta + c\,d)$. A crossing is a sign change of a pre-activation minus its kink; it is located to
 * rounding, and belongs to one unit and one sample. Sign changes between neighbouring grid points are found, and pairs
 * of them around a single turning point; more inside one cell need a finer grid. Grade: observed.
 *
 * Cost: points evaluations of the loss, twice that for creases, and about 6 more for each crossing.
 *
 * @param theta     centre, shape [p]; not modified
 * @param direction shape [p], in units of its own length; not modified
 * @throws ShapeError for wrong lengths; UsageError for a grid that is not symmetric (see `symmetricGrid`)
 *
 * @example
 * const loss = trace({ theta: [2] }, ({ theta }) => sum(apply(activation('relu'), theta)));
 * const { values } = slice1d(objective(loss), Float64Array.of(0, 1), Float64Array.of(1, 0), { radius: 1, points: 5 });
 * values; // Float64Array(5) [1, 1, 1, 1.5, 2]
 */
export function slice1d(
  objective: Objective,
  theta: Float64Array,
  direction: Float64Array,
  options: SliceOptions = {},
): Slice1d {
  return finish(slice1dMachine(objective, theta, direction, options));
}

/** The same slice as a machine: one step is one batch of evaluations. */
export function slice1dMachine(
  objective: Objective,
  theta: Float64Array,
  direction: Float64Array,
  options: SliceOptions = {},
): Machine<Slice1dState, Slice1d> {
  const { radius = 1, points = 51, creases = true } = options;
  const positions = symmetricGrid(points, radius);
  const slice = tiesAsKinks(sliceProgram(objective.program, theta, [direction]));
  return {
    init: () => {
      const sites = wantedSites(slice, creases);
      return {
        values: new Float64Array(points),
        search: crossingSearch(slice, sites, Math.min(points, maximalLanes), radius * 2 ** -52),
        last: { offsets: new Float64Array(sites.count), slopes: new Float64Array(sites.count) },
        points: 0,
      };
    },
    step: (state) => {
      if (state.points < points) scan(state, positions);
      else stepCrossings(state.search);
      return state;
    },
    done: (state) => state.points === points && state.search.stage === 'done',
    progress: (state) => (state.points < points ? state.points / points : 1 + crossingProgress(state.search)) / 2,
    result: (state) => ({ positions, values: state.values, creases: crossingsOf(state.search) }),
  };
}

/** The next grid points: their values, and the cells between them. Changes the state. */
function scan(state: Slice1dState, positions: Float64Array): void {
  const { values, last, search, points } = state;
  const { samples, slopes } = search;
  const count = Math.min(samples.lanes, positions.length - points);
  for (let l = 0; l < samples.lanes; l++) samples.coordinates[l] = positions[points + Math.min(l, count - 1)]!;
  slopes.coordinates.set(samples.coordinates);
  samples.run();
  if (samples.sites.count > 0) slopes.run();
  for (let l = 0; l < count; l++) {
    const k = points + l;
    values[k] = samples.value(l);
    for (let site = 0; site < samples.sites.count; site++) {
      const offset = samples.offset(site, l);
      const slope = slopes.offset(site, l);
      if (k > 0) {
        const ends = [positions[k - 1]!, positions[k]!] as const;
        noteCell(search, site, ends, [last.offsets[site]!, offset], [last.slopes[site]!, slope]);
      }
      last.offsets[site] = offset;
      last.slopes[site] = slope;
    }
  }
  state.points += count;
}
