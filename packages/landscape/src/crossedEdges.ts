import { type RootSearchState, refineRoots, startRoots } from './refineRoots.js';
import type { RootBracket } from './rootBracket.js';
import type { SliceSampler } from './sliceSampler.js';

/** An edge of the grid on which the offset of a site changes side; the bracket runs along the edge. */
export interface CrossedEdge {
  readonly site: number;
  readonly isHorizontal: boolean;
  /** The coordinate that is fixed on the edge. */
  readonly fixed: number;
  readonly bracket: RootBracket;
}

/** The edges of a grid that creases cross, and how their lines join them inside the cells. */
export interface CrossedEdges {
  readonly sampler: SliceSampler;
  readonly edges: CrossedEdge[];
  /** For each site, pairs of edges (by their place in `edges`) that its line joins inside a cell. */
  readonly segments: Map<number, (readonly [number, number])[]>;
  /** The width down to which the brackets of the edges are narrowed. */
  readonly tolerance: number;
  state: RootSearchState | undefined;
}

/** One batch of evaluations on crossed edges. Changes the search. */
export function stepEdges(search: CrossedEdges): void {
  const { sampler, edges, tolerance } = search;
  const { coordinates, lanes } = sampler;
  const problem = {
    brackets: edges.map((e) => e.bracket),
    tolerance,
    valueTolerance: relativeTolerance,
    lanes,
    evaluate: (points: Float64Array, which: readonly number[], values: Float64Array): void => {
      for (const [l, k] of which.entries()) {
        const { isHorizontal, fixed } = edges[k]!;
        coordinates[l] = isHorizontal ? points[l]! : fixed;
        coordinates[lanes + l] = isHorizontal ? fixed : points[l]!;
      }
      sampler.run();
      for (const [l, k] of which.entries()) values[l] = sampler.offset(edges[k]!.site, l);
    },
  };
  search.state = search.state === undefined ? startRoots(problem) : refineRoots(problem, search.state);
}

// About a millionth of a cell: far below a pixel, and reached in one evaluation where the pre-activation is linear.
const relativeTolerance = 2 ** -20;

/** The tolerance for a grid with cells of this width. */
export function toleranceOf(cell: number): number {
  return cell * relativeTolerance;
}
