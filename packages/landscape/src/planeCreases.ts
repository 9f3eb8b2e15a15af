import {
  analyticity,
  type CreaseEffect,
  creaseEffect,
  maximaAsKinks,
  type PieceAtlas,
  pieceAtlas,
} from '@crease/symbolic';
import { compileBlocks, finish, type Machine, type Program, UnsupportedError, UsageError } from '@crease/tensor';
import { type CellCorners, cornerSearch, noteBoxes } from './cornerSearch.js';
import { type CreaseLine, creaseLines } from './creaseLines.js';
import { boxAt, type CreaseTree, creaseTree, divideBoxes, widened } from './creaseTree.js';
import { stepEdges } from './crossedEdges.js';
import { type KinkSite, kinkSites } from './kinkSite.js';
import type { Measure } from './measure.js';
import { sliceProgram } from './sliceProgram.js';
import { sliceSampler } from './sliceSampler.js';

/** What `planeCreases` measures. */
export const planeCreasesMeta: Measure = {
  title: 'Creases in a plane, none missed',
  formula: '\\{(a, b) : z(\\theta + a\\,d_1 + b\\,d_2) = \\text{kink}\\}',
  source: 'definition; enclosures by affine forms, effects by exact polynomials',
};

/** Options of `planeCreases`. */
export interface PlaneCreaseOptions {
  /** The square reaches from −radius to radius in both coordinates (default 1). */
  readonly radius?: number;
  /** The square is divided into $2^{\text{depth}}$ boxes in each direction, where creases may be (default 7, at most 12). */
  readonly depth?: number;
  /** Whether to decide for each box what its kinks do to the program (default false). */
  readonly effects?: boolean;
  /** The division ends before it has more boxes than this (default 50 000). */
  readonly maxBoxes?: number;
}

/** The boxes in which a crease may be, as structure of arrays: entry k of each belongs to box k. */
export interface CreaseBoxes {
  readonly count: number;
  /** Place from the left and from below, counted in boxes. */
  readonly columns: Uint16Array;
  readonly rows: Uint16Array;
  /** What the kinks do to the program in the box: 0 unknown, 1 crease, 2 removable (see `CreaseEffect`). */
  readonly effects: Uint8Array;
  /** The sites that may be at their kink in box k are `sites[firstSite[k]]` up to before `sites[firstSite[k + 1]]`. */
  readonly firstSite: Uint32Array;
  readonly sites: Uint32Array;
  /** For each entry of `sites`: 1 if a line was seen in the box, from values at its corners. */
  readonly isSeen: Uint8Array;
}

/** A line on which one pre-activation meets a kink, and what that does to the program in the boxes it passes. */
export interface PlaneCrease extends CreaseLine {
  readonly effect: CreaseEffect;
  /** Position of its function among the kinked ones, and of the element in it: what `kinkPolynomialNear` asks for. */
  readonly kinked: number;
  readonly element: number;
}

/** The creases of a program in a square of a plane. */
export interface PlaneCreases {
  /** `maxBoxes` if the division ended early: then the boxes are wider than asked for. */
  readonly status: 'complete' | 'maxBoxes';
  readonly radius: number;
  /** The depth that was reached. */
  readonly depth: number;
  readonly boxes: CreaseBoxes;
  /** The site with a number. */
  readonly site: (number: number) => KinkSite;
  /** Grade: observed. */
  readonly lines: readonly PlaneCrease[];
}

/** The state of `planeCreasesMachine`. */
export interface PlaneCreasesState {
  readonly tree: CreaseTree;
  corners: CellCorners | undefined;
  isFinest: boolean;
  effects: number;
}

/** The order of `CreaseBoxes.effects`. */
const effectNames: readonly CreaseEffect[] = ['unknown', 'crease', 'removable'];
const boxesPerStep = 32;

/**
 * The creases of a program in a square of a plane through θ, so that none is missed.
 *
 * The square $\theta + a\,d_1 + b\,d_2$, $\lvert a\rvert, \lvert b\rvert \le$ radius, is divided into boxes. A box is
 * dropped when enclosures prove that no pre-activation of a kinked function meets a kink in it, except one that is
 * constantly there, which folds nothing. So outside of the boxes that are left the program is analytic. Grade: enclosed.
 *
 * With `effects` the kinks of each box are examined, with a margin of a thousandth of its width: `crease`, the program
 * restricted to the plane is not analytic at some point there; `removable`, it is analytic, because all its pieces there
 * are the same polynomial. Grade: proved, or unknown. Inside the boxes lines are drawn from values at their corners. Grade: observed.
 *
 * Cost: a reading of the pre-activations in affine forms for each box that is looked at, about as many as a crease is
 * long in boxes, times 4 for each; `effects` costs some more readings for each box, and polynomials for each piece.
 *
 * @param program    program of one input θ, shape [p]
 * @param theta      centre, shape [p]; not modified
 * @param directions two vectors of shape [p]; not modified
 * @throws ShapeError for wrong lengths; UsageError unless there are two directions, or for impossible options, or if the
 *   program marks maxima (a gradient of max pooling); UnsupportedError if a node may not be analytic elsewhere than at
 *   kinks, as √ or 1/z at 0
 *
 * @example
 * const loss = trace({ theta: [2] }, ({ theta }) => sum(apply(activation('relu'), theta)));
 * const plane = [Float64Array.of(1, 0), Float64Array.of(0, 1)];
 * const { boxes } = planeCreases(loss, Float64Array.of(0.3, 0), plane, { depth: 3 });
 * boxes.count; // 22
 */
export function planeCreases(
  program: Program,
  theta: Float64Array,
  directions: readonly Float64Array[],
  options: PlaneCreaseOptions = {},
): PlaneCreases {
  return finish(planeCreasesMachine(program, theta, directions, options));
}

/** The same creases as a machine: one step divides, traces or examines a few boxes. */
export function planeCreasesMachine(
  program: Program,
  theta: Float64Array,
  directions: readonly Float64Array[],
  options: PlaneCreaseOptions = {},
): Machine<PlaneCreasesState, PlaneCreases> {
  if (directions.length !== 2)
    throw new UsageError(`planeCreases: needs two directions, got ${directions.length}. On a line use slice1d.`);
  const { radius = 1, depth = 7, effects = false, maxBoxes = 50_000 } = options;
  if (!(radius > 0 && radius < Number.POSITIVE_INFINITY))
    throw new UsageError(`planeCreases: radius must be positive and finite, got ${radius}.`);
  if (!Number.isInteger(depth) || depth < 1 || depth > 12)
    throw new UsageError(`planeCreases: depth must be a whole number from 1 to 12, got ${depth}.`);
  if (!(maxBoxes >= 1)) throw new UsageError(`planeCreases: maxBoxes must be at least 1, got ${maxBoxes}.`);
  const slice = maximaAsKinks(sliceProgram(program, theta, directions));
  if (slice.equations.some((e) => e.primitive === 'maxMask'))
    throw new UsageError(
      'planeCreases: the program marks maxima, as gradients of max pooling do. Give the loss itself.',
    );
  const { verdict, reason } = analyticity(slice);
  if (verdict !== 'proved')
    throw new UnsupportedError(
      `planeCreases: the program may not be analytic where there are no kinks. ${reason} Replace this node.`,
    );
  const sites = kinkSites(slice);
  const atlas: PieceAtlas | undefined = effects ? pieceAtlas(slice) : undefined;
  const finest = (tree: CreaseTree): boolean =>
    tree.divided === 0 && (tree.depth === depth || 4 * tree.boxes.length > maxBoxes);
  return {
    init: () => ({ tree: creaseTree(slice, sites, radius), corners: undefined, isFinest: false, effects: 0 }),
    step: (state) => {
      const { tree } = state;
      if (!state.isFinest) divideBoxes(tree, boxesPerStep);
      state.isFinest ||= finest(tree);
      if (!state.isFinest) return state;
      state.corners ??= cornerSearch(sliceSampler(slice, 4 * boxesPerStep, sites, compileBlocks), tree);
      const { corners } = state;
      if (corners.noted < tree.boxes.length) noteBoxes(corners);
      else if (corners.state === undefined || corners.state.active.length > 0) stepEdges(corners);
      else if (atlas !== undefined)
        for (let k = 0; k < 8 && state.effects < tree.boxes.length; k++) {
          const { column, row } = tree.boxes[state.effects]!;
          const effect = creaseEffect(atlas, widened(boxAt(column, row, tree.depth, radius)));
          corners.effects[state.effects++] = effectNames.indexOf(effect);
        }
      return state;
    },
    done: ({ corners, tree, effects: examined }) =>
      corners?.state?.active.length === 0 && (atlas === undefined || examined === tree.boxes.length),
    progress: (state) => progressOf(state, depth, atlas !== undefined),
    result: ({ tree, corners }) => ({
      status: tree.depth === depth ? 'complete' : 'maxBoxes',
      radius,
      depth: tree.depth,
      boxes: boxesOf(tree, corners!),
      site: sites.site,
      lines: effectNames.flatMap((effect, k) => linesWith(corners!, effect, k)),
    }),
  };
}

/** The division counts as half of the work. */
function progressOf({ tree, corners, effects }: PlaneCreasesState, depth: number, hasEffects: boolean): number {
  const count = Math.max(tree.boxes.length, 1);
  if (corners === undefined) return (0.5 * (tree.depth + tree.divided / count)) / (depth + 1);
  const traced = (0.5 * corners.noted) / count + (corners.state?.active.length === 0 ? 0.5 : 0);
  return 0.5 + 0.5 * (hasEffects ? (traced + effects / count) / 2 : traced);
}

function boxesOf({ boxes }: CreaseTree, { effects, seen }: CellCorners): CreaseBoxes {
  const firstSite = new Uint32Array(boxes.length + 1);
  for (const [k, { sites }] of boxes.entries()) firstSite[k + 1] = firstSite[k]! + sites.length;
  return {
    count: boxes.length,
    columns: Uint16Array.from(boxes, ({ column }) => column),
    rows: Uint16Array.from(boxes, ({ row }) => row),
    effects,
    firstSite,
    sites: Uint32Array.from(boxes.flatMap(({ sites }) => [...sites])),
    isSeen: Uint8Array.from(seen),
  };
}

/** The lines through boxes with this effect, site by site. */
function linesWith(corners: CellCorners, effect: CreaseEffect, number: number): PlaneCrease[] {
  const { segments, segmentBoxes, effects, sampler } = corners;
  return [...segments].flatMap(([site, all]) => {
    const own = all.filter((_, n) => effects[segmentBoxes.get(site)![n]!] === number);
    const { equation: kinked, first } = sampler.sites.block(site);
    const lines = creaseLines({ ...corners, segments: new Map([[site, own]]) });
    return lines.map((line) => ({ ...line, effect, kinked, element: site - first }));
  });
}
