import { compile, type Program } from '@crease/tensor';
import type { KinkSite, KinkSites } from './kinkSite.js';
import { type RootSearch, type RootSearchState, refineRoots, startRoots } from './refineRoots.js';
import { type RootBracket, rootBracket } from './rootBracket.js';
import { type SliceSampler, sliceSampler, slopeSampler } from './sliceSampler.js';

/** A point of a line at which a pre-activation meets a kink. */
export interface CreaseCrossing extends KinkSite {
  /** Coordinate on the line. */
  readonly position: number;
  /** Width of the interval in which the pre-activation, as computed, changes its side of the kink. */
  readonly width: number;
}

/** The search for all crossings on a line: cells are scanned, turning points examined, roots refined. */
export interface CrossingSearch {
  readonly samples: SliceSampler;
  readonly slopes: SliceSampler;
  readonly tolerance: number;
  readonly turns: Suspect[];
  readonly roots: Suspect[];
  state: RootSearchState | undefined;
  stage: 'turns' | 'roots' | 'done';
}

/** A site in a cell of the grid, with a bracket of its offset or of its slope. */
interface Suspect {
  readonly site: number;
  readonly ends: readonly [number, number];
  /** Pre-activation minus kink at both ends. */
  readonly offsets: readonly [number, number];
  readonly bracket: RootBracket;
}

/** A search on a slice that finds crossings down to the width `tolerance`; `noteCell` tells it about every cell. */
export function crossingSearch(slice: Program, sites: KinkSites, lanes: number, tolerance: number): CrossingSearch {
  return {
    samples: sliceSampler(slice, lanes, sites, compile),
    slopes: slopeSampler(slice, lanes, sites, compile),
    tolerance,
    turns: [],
    roots: [],
    state: undefined,
    stage: 'turns',
  };
}

/**
 * Notes whether a site can cross its kink between two grid points: its offset changes side, or it approaches the kink
 * from both ends, so that a turning point between them may lie on the other side.
 */
export function noteCell(
  search: CrossingSearch,
  site: number,
  ends: readonly [number, number],
  offsets: readonly [number, number],
  slopes: readonly [number, number],
): void {
  const suspect = (values: readonly [number, number]): Suspect => ({
    site,
    ends,
    offsets,
    bracket: rootBracket(...ends, ...values, search.tolerance),
  });
  const above = offsets[0] > 0;
  if (above !== offsets[1] > 0) search.roots.push(suspect(offsets));
  else if (above ? slopes[0] < 0 && slopes[1] > 0 : slopes[0] > 0 && slopes[1] < 0) search.turns.push(suspect(slopes));
}

/** One batch of evaluations. Changes the search. */
export function stepCrossings(search: CrossingSearch): void {
  const problem = problemOf(search);
  search.state ??= startRoots(problem);
  if (search.state.active.length > 0) {
    search.state = refineRoots(problem, search.state);
    return;
  }
  if (search.stage === 'turns') splitTurns(search);
  search.stage = search.stage === 'turns' ? 'roots' : 'done';
  search.state = undefined;
}

/** The share of the search that is done, once all cells are noted. */
export function crossingProgress(search: CrossingSearch): number {
  const share = (total: number): number => (search.state === undefined || total === 0 ? 0 : search.state.next / total);
  const done = { turns: share(search.turns.length) / 2, roots: (1 + share(search.roots.length)) / 2, done: 1 };
  return done[search.stage];
}

/** The crossings of a search that is done, from left to right. */
export function crossingsOf(search: CrossingSearch): CreaseCrossing[] {
  return search.roots
    .map(({ site, bracket: { left, right } }) => ({
      ...search.samples.sites.site(site),
      position: left + (right - left) / 2,
      width: right - left,
    }))
    .sort((a, b) => a.position - b.position);
}

function problemOf(search: CrossingSearch): RootSearch {
  const { stage, tolerance } = search;
  const suspects = stage === 'turns' ? search.turns : search.roots;
  const sampler = stage === 'turns' ? search.slopes : search.samples;
  return {
    tolerance,
    lanes: sampler.lanes,
    brackets: suspects.map((s) => s.bracket),
    evaluate: (points, which, values) => offsetsAt(sampler, points, suspects, which, values),
  };
}

/** Adds two roots for every turning point that lies on the other side of the kink than the ends of its cell. */
function splitTurns(search: CrossingSearch): void {
  const { turns, samples, roots, tolerance } = search;
  for (let first = 0; first < turns.length; first += samples.lanes) {
    const which = turns.slice(first, first + samples.lanes).map((_, k) => first + k);
    const points = Float64Array.from(which, (k) => turns[k]!.bracket.right);
    const values = new Float64Array(which.length);
    offsetsAt(samples, points, turns, which, values);
    for (const [l, k] of which.entries()) {
      const { site, ends, offsets } = turns[k]!;
      const [turn, value] = [points[l]!, values[l]!];
      if (value > 0 === offsets[0] > 0) continue;
      const part = (from: number, to: number, at: number, then: number): Suspect => ({
        site,
        ends: [from, to],
        offsets: [at, then],
        bracket: rootBracket(from, to, at, then, tolerance),
      });
      roots.push(part(ends[0], turn, offsets[0], value), part(turn, ends[1], value, offsets[1]));
    }
  }
}

function offsetsAt(
  sampler: SliceSampler,
  points: Float64Array,
  suspects: readonly Suspect[],
  which: readonly number[],
  values: Float64Array,
): void {
  for (let l = 0; l < sampler.lanes; l++) sampler.coordinates[l] = points[Math.min(l, points.length - 1)]!;
  sampler.run();
  for (const [l, k] of which.entries()) values[l] = sampler.offset(suspects[k]!.site, l);
}
