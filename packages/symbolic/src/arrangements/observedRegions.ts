import {
  finish,
  lineCrossings,
  type Machine,
  type Program,
  patternText,
  type RandomStream,
  randomNormal,
  randomStream,
  sizeOf,
  UsageError,
} from '@crease/tensor';
import { type Rational, rationalFromNumber } from '../number/rational.js';
import { exactPattern, kinkedMaps } from './exactPattern.js';

/** What a search for regions has found. */
export interface ObservedRegions {
  /** That many regions at least: one for each pattern. */
  readonly atLeast: number;
  /** For each pattern (as `patternText` writes it) a point of its region, all its arguments strictly on their pieces. */
  readonly witnesses: ReadonlyMap<string, readonly Rational[]>;
  /** How many points were tried; the others repeated a pattern, or lay on a kink. */
  readonly tried: number;
}

/** Options of `observedRegions`. */
export interface ObservedRegionsOptions {
  /** Points drawn from a normal distribution (default 1000). */
  readonly samples?: number;
  /** Lines through two such points, of which every piece between −2 and 2 is taken (default 100). */
  readonly lines?: number;
  /** Standard deviation of the points (default 1). */
  readonly scale?: number;
  readonly seed?: number;
}

/** The state of a search for regions. */
export interface ObservedRegionsState {
  readonly witnesses: Map<string, readonly Rational[]>;
  tried: number;
  round: number;
}

/**
 * A lower bound of the number of regions of any program, deep networks among them, with a point in each region.
 *
 * Random points, and on random lines the middle of every piece that `lineCrossings` finds. Where a point comes from
 * does not matter: its pattern is read exactly, and points on kinks are left out. So the bound is proved; that there
 * are no other regions is not claimed.
 *
 * @param program one input, of which the arguments on each region are polynomials (of degree at most 10 on lines)
 * @throws UnsupportedError if the program takes maxima; DomainError if arguments are not polynomials and lines are asked
 *   for; UsageError for options that make no sense
 */
export function observedRegions(program: Program, options: ObservedRegionsOptions = {}): ObservedRegions {
  return finish(observedRegionsMachine(program, options));
}

/** `observedRegions` in steps, each of them one line or one point. */
export function observedRegionsMachine(
  program: Program,
  { samples = 1000, lines = 100, scale = 1, seed = 0 }: ObservedRegionsOptions = {},
): Machine<ObservedRegionsState, ObservedRegions> {
  const isCount = (n: number): boolean => Number.isInteger(n) && n >= 0;
  if (!isCount(samples) || !isCount(lines) || samples + lines === 0 || !(scale > 0 && scale < Number.POSITIVE_INFINITY))
    throw new UsageError(
      `observedRegions: needs whole numbers of samples and lines, not both 0, and a positive scale; got ${samples}, ${lines} and ${scale}.`,
    );
  kinkedMaps(program);
  const dimension = sizeOf(program.inputs[0]!.shape);
  const draw = (stream: RandomStream): Float64Array =>
    Float64Array.from({ length: dimension }, () => scale * randomNormal(stream));
  const total = samples + lines;
  return {
    init: () => ({ witnesses: new Map(), tried: 0, round: 0 }),
    step: (state) => {
      const stream = randomStream(seed, state.round);
      const origin = draw(stream);
      for (const point of state.round < lines ? middles(program, origin, draw(stream)) : [origin]) {
        const exact = Array.from(point, rationalFromNumber);
        const pattern = exactPattern(program, exact);
        state.tried += 1;
        if (pattern === undefined) continue;
        const text = patternText(pattern);
        if (!state.witnesses.has(text)) state.witnesses.set(text, exact);
      }
      state.round += 1;
      return state;
    },
    done: ({ round }) => round === total,
    progress: ({ round }) => round / total,
    result: ({ witnesses, tried }) => ({ atLeast: witnesses.size, witnesses, tried }),
  };
}

/** The middles of the pieces of the line through two points. */
function middles(program: Program, origin: Float64Array, end: Float64Array): Float64Array[] {
  const direction = end.map((x, k) => x - origin[k]!);
  const { regions } = lineCrossings(program, [origin], direction, { from: -2, to: 2 });
  return regions.map(({ from, to }) => {
    const t = (from + to) / 2;
    return origin.map((x, k) => x + t * direction[k]!);
  });
}
