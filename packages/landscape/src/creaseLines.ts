import type { CrossedEdge, CrossedEdges } from './crossedEdges.js';
import type { KinkSite } from './kinkSite.js';
import { polylines } from './polylines.js';

/** A line of a plane on which one pre-activation meets a kink. */
export interface CreaseLine extends KinkSite {
  /** Coordinates of its points one after the other: first, second, first, second, … */
  readonly points: Float64Array;
  /** True if the last point is joined with the first. */
  readonly isClosed: boolean;
}

/** The lines of a search whose edges are refined: site by site, pieces joined from cell to cell. */
export function creaseLines(search: CrossedEdges): CreaseLine[] {
  const lines: CreaseLine[] = [];
  for (const [index, segments] of search.segments) {
    const site = search.sampler.sites.site(index);
    for (const { points, isClosed } of polylines(segments)) {
      lines.push({ ...site, points: Float64Array.from(points.flatMap((k) => pointOn(search.edges[k]!))), isClosed });
    }
  }
  return lines;
}

function pointOn({ isHorizontal, fixed, bracket }: CrossedEdge): [number, number] {
  const along = bracket.left + (bracket.right - bracket.left) / 2;
  return isHorizontal ? [along, fixed] : [fixed, along];
}
