import { boxesAcross, type CreaseTree, cornerAt } from './creaseTree.js';
import { type CrossedEdges, toleranceOf } from './crossedEdges.js';
import { type CellEdge, cellSegments } from './marchingSquares.js';
import { rootBracket } from './rootBracket.js';
import type { SliceSampler } from './sliceSampler.js';

/** The lines inside the boxes of a tree, while they are found from the values at the corners. */
export interface CellCorners extends CrossedEdges {
  readonly tree: CreaseTree;
  /** Boxes whose corners have been looked at. */
  noted: number;
  /** Places in `edges`, by site and place of the edge. */
  readonly places: Map<number, number>;
  /** The box of each of the `segments`, in their order. */
  readonly segmentBoxes: Map<number, number[]>;
  /** For each box and each of its sites: 1 if a line was seen. */
  readonly seen: number[];
  /** For each box the effect of its kinks, by number. */
  readonly effects: Uint8Array;
}

/** The search in the boxes of a tree; the sampler takes the four corners of some boxes at once. */
export function cornerSearch(sampler: SliceSampler, tree: CreaseTree): CellCorners {
  return {
    sampler,
    tree,
    edges: [],
    segments: new Map(),
    tolerance: toleranceOf((2 * tree.radius) / boxesAcross(tree.depth)),
    state: undefined,
    noted: 0,
    places: new Map(),
    segmentBoxes: new Map(),
    seen: [],
    effects: new Uint8Array(tree.boxes.length),
  };
}

/** Counter-clockwise from the bottom left. */
const corners = [
  [0, 0],
  [1, 0],
  [1, 1],
  [0, 1],
] as const;

/** Looks at the corners of the next boxes. Changes the search. */
export function noteBoxes(search: CellCorners): void {
  const { sampler, tree, noted } = search;
  const { lanes, coordinates } = sampler;
  const boxes = tree.boxes.slice(noted, noted + lanes / 4);
  const at = (index: number): number => cornerAt(index, tree.depth, tree.radius);
  for (const [n, { column, row }] of boxes.entries())
    for (const [c, [right, up]] of corners.entries()) {
      coordinates[4 * n + c] = at(column + right);
      coordinates[lanes + 4 * n + c] = at(row + up);
    }
  sampler.run();
  for (const [n, box] of boxes.entries())
    for (const site of box.sites) {
      const [a, b, c, d] = corners.map((_, k) => sampler.offset(site, 4 * n + k)) as [number, number, number, number];
      const found = cellSegments(a, b, c, d);
      search.seen.push(found.length > 0 ? 1 : 0);
      if (found.length === 0) continue;
      const edges: Readonly<Record<CellEdge, () => number>> = {
        bottom: () => noteEdge(search, site, true, box.column, box.row, a, b),
        right: () => noteEdge(search, site, false, box.column + 1, box.row, b, c),
        top: () => noteEdge(search, site, true, box.column, box.row + 1, d, c),
        left: () => noteEdge(search, site, false, box.column, box.row, a, d),
      };
      for (const [from, to] of found) {
        listAt(search.segments, site).push([edges[from](), edges[to]()]);
        listAt(search.segmentBoxes, site).push(noted + n);
      }
    }
  search.noted += boxes.length;
}

/** The place in `edges` of an edge that a line crosses; boxes on both sides share it. */
function noteEdge(
  { tree, edges, places, tolerance }: CellCorners,
  site: number,
  isHorizontal: boolean,
  column: number,
  row: number,
  valueFrom: number,
  valueTo: number,
): number {
  const side = boxesAcross(tree.depth) + 1;
  const key = ((site * side + row) * side + column) * 2 + (isHorizontal ? 1 : 0);
  const known = places.get(key);
  if (known !== undefined) return known;
  const at = (index: number): number => cornerAt(index, tree.depth, tree.radius);
  const along = isHorizontal ? column : row;
  const bracket = rootBracket(at(along), at(along + 1), valueFrom, valueTo, tolerance, 0);
  const place = edges.push({ site, isHorizontal, fixed: at(isHorizontal ? row : column), bracket }) - 1;
  places.set(key, place);
  return place;
}

function listAt<T>(lists: Map<number, T[]>, key: number): T[] {
  let list = lists.get(key);
  if (list === undefined) {
    list = [];
    lists.set(key, list);
  }
  return list;
}
