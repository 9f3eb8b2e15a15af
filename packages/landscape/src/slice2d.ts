import { compile, finish, type Machine, type Objective, type Program, UsageError } from '@crease/tensor';
import { type CreaseLine, creaseLines } from './creaseLines.js';
import { stepEdges } from './crossedEdges.js';
import { type EdgeSearch, edgeSearch, noteRow } from './edgeSearch.js';
import type { Measure } from './measure.js';
import type { SliceOptions } from './sliceOptions.js';
import { sliceProgram } from './sliceProgram.js';
import { sliceSampler, wantedSites } from './sliceSampler.js';
import { symmetricGrid } from './symmetricGrid.js';
import { tiesAsKinks } from './tiesAsKinks.js';

/** What `slice2d` measures. */
export const slice2dMeta: Measure = {
  title: 'Loss on a plane',
  formula: '(a, b) \\mapsto L(\\theta + a\\,d_1 + b\\,d_2)',
  source: 'Li, Xu, Taylor, Studer & Goldstein 2018, arXiv 1712.09913; creases: definition',
};

/** A loss on a plane through θ, and the creases that fold it. */
export interface Slice2d {
  /** Coordinates on both axes, symmetric about 0, shape [points]. */
  readonly positions: Float64Array;
  /** Shape [points, points], row-major: row k is the second coordinate `positions[k]`. The centre is L(θ) to the last bit. */
  readonly values: Float64Array;
  /** Cosine of the angle between the two directions: they are not made orthogonal. */
  readonly cosine: number;
  /** Empty if creases were not asked for. */
  readonly creases: readonly CreaseLine[];
}

/** The state of `slice2dMachine`. */
export interface Slice2dState {
  readonly values: Float64Array;
  readonly search: EdgeSearch;
}

/**
 * The loss on a symmetric grid of a plane through θ, with the creases as polylines.
 *
 * $(a, b) \mapsto L(\theta + a\,d_1 + b\,d_2)$. For every unit and sample the line on which its pre-activation meets
 * a kink is traced by marching squares; its points on the edges of the grid are refined to a millionth of a cell.
 * Lines that pass between grid points without separating them are not seen. Grade: observed.
 *
 * Cost: points² evaluations of the loss, and about 5 more for each edge that a crease crosses.
 *
 * @param theta      centre, shape [p]; not modified
 * @param directions two vectors of shape [p], in units of their own lengths; not modified
 * @throws ShapeError for wrong lengths; UsageError unless there are two directions, or for a grid that is not symmetric
 *
 * @example
 * const loss = trace({ theta: [2] }, ({ theta }) => sum(apply(activation('relu'), theta)));
 * const plane = [Float64Array.of(1, 0), Float64Array.of(0, 1)];
 * const { values } = slice2d(objective(loss), Float64Array.of(0, 0), plane, { radius: 1, points: 3 });
 * values; // Float64Array(9) [0, 0, 1, 0, 0, 1, 1, 1, 2]
 */
export function slice2d(
  objective: Objective,
  theta: Float64Array,
  directions: readonly Float64Array[],
  options: SliceOptions = {},
): Slice2d {
  return finish(slice2dMachine(objective, theta, directions, options));
}

/** The same slice as a machine: one step is one row of the grid, or one batch of edges. */
export function slice2dMachine(
  objective: Objective,
  theta: Float64Array,
  directions: readonly Float64Array[],
  options: SliceOptions = {},
): Machine<Slice2dState, Slice2d> {
  if (directions.length !== 2)
    throw new UsageError(`slice2d: needs two directions, got ${directions.length}. For one, use slice1d.`);
  const { radius = 1, points = 51, creases = true } = options;
  const positions = symmetricGrid(points, radius);
  const slice: Program = tiesAsKinks(sliceProgram(objective.program, theta, directions));
  return {
    init: () => ({
      values: new Float64Array(points * points),
      search: edgeSearch(sliceSampler(slice, points, wantedSites(slice, creases), compile), positions),
    }),
    step: (state) => {
      const { search, values } = state;
      if (search.rows === points) stepEdges(search);
      else {
        const row = search.rows;
        noteRow(search);
        for (let k = 0; k < points; k++) values[row * points + k] = search.sampler.value(k);
      }
      return state;
    },
    done: ({ search }) => search.rows === points && search.state?.active.length === 0,
    progress: ({ search }) =>
      (search.rows / points + (search.state === undefined ? 0 : search.state.next / Math.max(search.edges.length, 1))) /
      2,
    result: ({ values, search }) => ({
      positions,
      values,
      cosine: cosine(directions[0]!, directions[1]!),
      creases: creaseLines(search),
    }),
  };
}

function cosine(a: Float64Array, b: Float64Array): number {
  let [product, aa, bb] = [0, 0, 0];
  for (let k = 0; k < a.length; k++) {
    product += a[k]! * b[k]!;
    aa += a[k]! * a[k]!;
    bb += b[k]! * b[k]!;
  }
  return product / (Math.sqrt(aa) * Math.sqrt(bb));
}
