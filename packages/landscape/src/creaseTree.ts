import { type AffineForm, affineForms, affineRule, coordinateForms, interpret, type PlaneBox } from '@crease/symbolic';
import { type Program, prune } from '@crease/tensor';
import type { KinkSites } from './kinkSite.js';

/** A square of a plane that is divided again and again: which of its parts a crease may meet. */
export interface CreaseTree {
  readonly sites: KinkSites;
  /** The boxes have the width 2·radius / 2^depth. */
  depth: number;
  /** The boxes of this depth that are left: place from the left and from below, and the sites that may be at a kink. */
  boxes: MarkedBox[];
  /** Boxes of the next depth that are left, and how many of `boxes` are divided. */
  readonly next: MarkedBox[];
  divided: number;
  readonly radius: number;
  /** Computes the pre-activations alone. */
  readonly preactivations: Program;
}

/** A box of the finest division so far, by its place in the square. */
export interface MarkedBox {
  readonly column: number;
  readonly row: number;
  /** Numbers of the sites whose pre-activation may be at its kink somewhere in the box. */
  readonly sites: Uint32Array;
}

/** The whole square [−radius, radius]², not divided yet. */
export function creaseTree(slice: Program, sites: KinkSites, radius: number): CreaseTree {
  const all = Uint32Array.from({ length: sites.count }, (_, k) => k);
  return {
    sites,
    radius,
    depth: 0,
    boxes: sites.count === 0 ? [] : [{ column: 0, row: 0, sites: all }],
    next: [],
    divided: 0,
    preactivations: prune({ ...slice, outputs: sites.preactivations }),
  };
}

/** How many boxes of this depth lie side by side. */
export function boxesAcross(depth: number): number {
  return 1 << depth;
}

/** Coordinate number `index` of the corners of the boxes: neighbours share their corners to the last bit. */
export function cornerAt(index: number, depth: number, radius: number): number {
  return radius * ((2 * index) / boxesAcross(depth) - 1);
}

/** The rectangle of a box. */
export function boxAt(column: number, row: number, depth: number, radius: number): PlaneBox {
  const side = (index: number) => ({
    lower: cornerAt(index, depth, radius),
    upper: cornerAt(index + 1, depth, radius),
  });
  return [side(column), side(row)];
}

/** The same rectangle with a margin around it, a thousandth of its width: a crease along an edge of a box is inside. */
export function widened(box: PlaneBox): PlaneBox {
  const [first, second] = box.map(({ lower, upper }) => {
    const margin = (upper - lower) / 1024;
    return { lower: lower - margin, upper: upper + margin };
  });
  return [first!, second!];
}

/** Divides some more boxes of the present depth into four, and goes to the next depth after the last. Changes the tree. */
export function divideBoxes(tree: CreaseTree, count: number): void {
  const end = Math.min(tree.divided + count, tree.boxes.length);
  for (; tree.divided < end; tree.divided++) {
    const { column, row, sites } = tree.boxes[tree.divided]!;
    for (const up of [0, 1])
      for (const right of [0, 1]) {
        const child = { column: 2 * column + right, row: 2 * row + up };
        const left = possibleSites(tree, child, sites);
        if (left.length > 0) tree.next.push({ ...child, sites: left });
      }
  }
  if (tree.divided < tree.boxes.length) return;
  tree.depth += 1;
  tree.boxes = tree.next.splice(0);
  tree.divided = 0;
}

/**
 * The sites whose pre-activation may meet its kink in a box: its enclosure contains the kink, and it is not constant. What
 * is constantly at its kink folds nothing. Where there is no enclosure, every site may.
 */
function possibleSites(
  tree: CreaseTree,
  { column, row }: { readonly column: number; readonly row: number },
  sites: Uint32Array,
): Uint32Array {
  const box = coordinateForms(boxAt(column, row, tree.depth + 1, tree.radius));
  const reading = interpret(tree.preactivations, [box], affineForms, affineRule);
  if (reading.status === 'undecided') return sites;
  return sites.filter((site) => {
    const { equation, first, break: at } = tree.sites.block(site);
    const { lower, upper }: AffineForm = reading.outputs[equation]![site - first]!;
    return lower <= at && at <= upper && lower < upper;
  });
}
