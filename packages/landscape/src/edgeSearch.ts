import { type CrossedEdges, toleranceOf } from './crossedEdges.js';
import { type CellEdge, cellSegments } from './marchingSquares.js';
import { rootBracket } from './rootBracket.js';
import type { SliceSampler } from './sliceSampler.js';

/** The creases of a plane while they are found: rows of the grid are noted, then the edges are refined. */
export interface EdgeSearch extends CrossedEdges {
  readonly positions: Float64Array;
  readonly row: RowMemory;
  /** Rows that are noted. */
  rows: number;
}

/** What a row must know of the row below it: offsets and crossed horizontal edges of every site. */
interface RowMemory {
  /** Shape [sites, points]. */
  readonly offsets: Float64Array;
  /** Places in `edges`, or −1; shape [sites, points]. */
  readonly horizontal: Int32Array;
}

/** A search on the grid of these positions, which must be as many as the sampler has lanes. */
export function edgeSearch(sampler: SliceSampler, positions: Float64Array): EdgeSearch {
  const size = sampler.sites.count * positions.length;
  return {
    sampler,
    positions,
    edges: [],
    segments: new Map(),
    tolerance: toleranceOf(positions[1]! - positions[0]!),
    row: { offsets: new Float64Array(size), horizontal: new Int32Array(size) },
    rows: 0,
    state: undefined,
  };
}

/** Evaluates the next row of the grid and notes the edges and cells that creases pass. Changes the search. */
export function noteRow(search: EdgeSearch): void {
  const { sampler, positions, rows } = search;
  const width = positions.length;
  sampler.coordinates.set(positions);
  sampler.coordinates.fill(positions[rows]!, width);
  sampler.run();
  for (let site = 0; site < sampler.sites.count; site++) noteSite(search, site);
  search.rows += 1;
}

function noteSite(search: EdgeSearch, site: number): void {
  const { sampler, positions, rows, row } = search;
  const width = positions.length;
  const below = row.offsets.slice(site * width, (site + 1) * width);
  const bottom = row.horizontal.slice(site * width, (site + 1) * width);
  const current = row.offsets.subarray(site * width, (site + 1) * width);
  const top = row.horizontal.subarray(site * width, (site + 1) * width);
  for (let k = 0; k < width; k++) current[k] = sampler.offset(site, k);
  for (let k = 0; k + 1 < width; k++)
    top[k] = noteEdge(search, site, true, positions[rows]!, [k, k + 1], current[k]!, current[k + 1]!);
  if (rows === 0) return;
  let left = noteEdge(search, site, false, positions[0]!, [rows - 1, rows], below[0]!, current[0]!);
  for (let k = 0; k + 1 < width; k++) {
    const right = noteEdge(search, site, false, positions[k + 1]!, [rows - 1, rows], below[k + 1]!, current[k + 1]!);
    const places: Record<CellEdge, number> = { bottom: bottom[k]!, right, top: top[k]!, left };
    for (const [from, to] of cellSegments(below[k]!, below[k + 1]!, current[k + 1]!, current[k]!)) {
      const own = search.segments.get(site) ?? [];
      own.push([places[from], places[to]]);
      search.segments.set(site, own);
    }
    left = right;
  }
}

/** The place of the edge in `edges` if the offset changes side on it, −1 if not. */
function noteEdge(
  { edges, positions, tolerance }: EdgeSearch,
  site: number,
  isHorizontal: boolean,
  fixed: number,
  [from, to]: readonly [number, number],
  valueFrom: number,
  valueTo: number,
): number {
  if (valueFrom > 0 === valueTo > 0) return -1;
  const bracket = rootBracket(positions[from]!, positions[to]!, valueFrom, valueTo, tolerance, 0);
  edges.push({ site, isHorizontal, fixed, bracket });
  return edges.length - 1;
}
