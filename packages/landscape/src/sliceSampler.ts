import { type Compiled, type CompileOptions, jvp, type Program } from '@crease/tensor';
import { type KinkSites, kinkSites } from './kinkSite.js';

/** Evaluates a slice at several points at once: its values, and how far each kink site is from its kink. */
export interface SliceSampler {
  /** How many points one run takes. */
  readonly lanes: number;
  readonly sites: KinkSites;
  /** The points of the next run: coordinate c of lane l at c·lanes + l. */
  readonly coordinates: Float64Array;
  /** Evaluates at `coordinates`; `value` and `offset` then answer for these points. */
  readonly run: () => void;
  /** The value of the slice in a lane. */
  readonly value: (lane: number) => number;
  /** Pre-activation minus kink, at a site, in a lane. */
  readonly offset: (site: number, lane: number) => number;
}

/** `compile`, or `compileBlocks` where few runs do not repay the code, nor the loading of what writes it. */
export type CompileSlice = (program: Program, options: CompileOptions) => Compiled;

/**
 * A sampler for a slice program; a run costs `lanes` evaluations of the loss. Grade: observed.
 *
 * @param slice program of one input `coordinates` with one scalar output
 * @param sites what `offset` answers for; without sites only values are computed
 */
export function sliceSampler(slice: Program, lanes: number, sites: KinkSites, compile: CompileSlice): SliceSampler {
  const outputs = [...slice.outputs, ...sites.preactivations];
  return sampler(compile({ ...slice, outputs }, { lanes }), lanes, sites, 1, []);
}

/**
 * A sampler for the slopes of a slice on a line: `value` and `offset` are derivatives by the coordinate (at a kink,
 * those of the owner).
 */
export function slopeSampler(slice: Program, lanes: number, sites: KinkSites, compile: CompileSlice): SliceSampler {
  const outputs = [...slice.outputs, ...sites.preactivations];
  const code = compile(jvp({ ...slice, outputs }), { lanes });
  return sampler(code, lanes, sites, 0, [new Float64Array(lanes).fill(1)]);
}

/** @param shift factor of the kink in `offset`: 1 for offsets, 0 for slopes, which do not know the kink */
function sampler(
  code: Compiled,
  lanes: number,
  sites: KinkSites,
  shift: 0 | 1,
  tangents: readonly Float64Array[],
): SliceSampler {
  const outputs = code.allocate();
  const coordinates = new Float64Array(code.program.inputs[0]!.shape[0]! * lanes);
  return {
    lanes,
    sites,
    coordinates,
    run: () => code.run([coordinates, ...tangents], outputs),
    value: (lane) => outputs[0]![lane]!,
    offset: (site, lane) => {
      const { equation, first, break: at } = sites.block(site);
      return outputs[1 + equation]![(site - first) * lanes + lane]! - shift * at;
    },
  };
}

/** The numbered sites of a slice, or none if creases are not wanted. */
export function wantedSites(slice: Program, creases: boolean): KinkSites {
  return kinkSites(creases ? slice : { ...slice, equations: [] });
}
