import { compile, objective, type Program, scalarCount } from '@crease/tensor';
import { compileMap } from '../maps/compileMap.js';
import { settleOrbit } from '../orbits/settleOrbit.js';
import { type EscapeProbe, escapeProbe, meanLife, type ProbeCode } from './escapeProbe.js';
import type { Escape, EscapeOptions } from './findEscape.js';

/** A search for the end of an attractor, under way. */
export interface EscapeState {
  readonly code: ProbeCode;
  readonly options: Required<Omit<EscapeOptions, 'start'>>;
  /** Step sizes at which the lanes survived, ascending, with the number of steps. */
  readonly survivals: { readonly eta: number; readonly steps: number }[];
  /** Attractor points at the last grid points without an escape, oldest first. */
  readonly history: Float64Array[];
  /** The number of steps at each grid point. */
  readonly gridSteps: number;
  /** The least step size with escapes soon enough: the mean life there, and what a survival below must last. */
  upper: { readonly eta: number; readonly meanLife: number; readonly needed: number } | undefined;
  /** True when a narrower bracket would need more steps than are allowed, or is between neighbouring doubles. */
  isNarrow: boolean;
  gridPoint: number;
  probe: EscapeProbe | undefined;
  result: Escape | undefined;
  progress: number;
}

/** The least number of steps that a search can do with. */
export const leastSteps = 1000;
const gridPoints = 64;
/** How long the lanes are watched at each grid point: 2000 steps, fewer if together they would be more work than this. */
const gridSteps = 2000;
const gridWork = 2 ** 30;
/** A survival is significant when the lanes together outlive this many mean lives … */
const significance = 24;
/** … and each lives this many times longer than it took to see enough escapes. */
const patience = 4;
/** Relative displacement of the lanes before each probe, so that they neither move in step nor rest at an unstable point. */
const displacement = 1e-6;

/** The state before the first probe: all lanes on the attractor at the lower end of the range. */
export function startSearch(
  loss: Program,
  map: Program,
  start: Float64Array,
  options: EscapeState['options'],
): EscapeState {
  const dimension = start.length;
  const flatness = objective(loss);
  const bound = 1e6 * start.reduce((largest, x) => Math.max(largest, Math.abs(x)), 1);
  const settled = settleOrbit(compileMap(map), flatness, start, options.from, 64);
  const points = new Float64Array(dimension * options.lanes);
  for (let e = 0; e < dimension; e++) points.fill(settled.point[e]!, e * options.lanes, (e + 1) * options.lanes);
  const work = gridPoints * options.lanes * scalarCount(map);
  const state: EscapeState = {
    code: { map: compile(map, { lanes: options.lanes }), dimension, flatness, bound },
    options,
    survivals: [{ eta: options.from, steps: settled.steps }],
    history: [points],
    gridSteps: Math.max(50, Math.min(gridSteps, options.steps, Math.round(gridWork / work))),
    upper: undefined,
    isNarrow: false,
    gridPoint: 0,
    probe: undefined,
    result: undefined,
    progress: 0,
  };
  if (settled.status === 'escaped') state.result = ended(state, 'startEscapes');
  return state;
}

/**
 * What to try next: the next grid point, then the middle of the bracket, and at last its lower end for as long as the
 * upper end demands. When nothing is left, sets the result and returns `undefined`.
 */
export function nextProbe(state: EscapeState): EscapeProbe | undefined {
  const { options, upper, survivals, history } = state;
  if (upper === undefined) {
    if (state.gridPoint === gridPoints) {
      state.result = ended(state, 'notFound');
      return undefined;
    }
    state.gridPoint += 1;
    state.progress = state.gridPoint / gridPoints / 2;
    const eta = options.from + (state.gridPoint / gridPoints) * (options.to - options.from);
    return escapeProbe(state.code, displaced(history.at(-1)!, options), eta, state.gridSteps);
  }
  const low = survivals.at(-1)!;
  const middle = low.eta + (upper.eta - low.eta) / 2;
  state.isNarrow ||= !(middle > low.eta && middle < upper.eta);
  state.progress = Math.max(state.progress, 0.5 + 0.5 * Math.min(1, upper.needed / options.steps));
  // Points from some grid points below: farther from the boundary than they are displaced.
  const points = displaced(history[0]!, options);
  if (!state.isNarrow) return escapeProbe(state.code, points, middle, upper.needed);
  if (low.steps < upper.needed && survivals.length > 1) return escapeProbe(state.code, points, low.eta, upper.needed);
  state.result = ended(state, 'located');
  return undefined;
}

/** Takes the outcome of a finished probe into the state. */
export function record(state: EscapeState, probe: EscapeProbe): void {
  const { survivals, history, options } = state;
  while (survivals.length > 1 && survivals.at(-1)!.eta >= probe.eta) survivals.pop();
  if (probe.escaped > 0) {
    const life = meanLife(probe);
    const needed = Math.ceil(Math.max(patience * probe.steps, (significance * life) / options.lanes));
    state.isNarrow = state.upper !== undefined && needed > options.steps;
    if (!state.isNarrow) state.upper = { eta: probe.eta, meanLife: life, needed };
    return;
  }
  survivals.push({ eta: probe.eta, steps: probe.steps });
  if (state.upper !== undefined) return;
  history.push(probe.theta);
  if (history.length > 3) history.shift();
}

function ended({ survivals, upper, options }: EscapeState, status: Escape['status']): Escape {
  const low = survivals.at(-1)!;
  const isLocated = status === 'located' && upper !== undefined;
  // If the life grows like 1/Δη, a survival `patience` times as long leaves this much room below it.
  const margin = isLocated ? (upper.eta - low.eta) / (patience - 1) : 0;
  return {
    status,
    eta: isLocated ? low.eta + (upper.eta - low.eta) / 2 : null,
    bracket: isLocated ? [low.eta - margin, upper.eta] : null,
    lanes: options.lanes,
    survived: low.steps,
    meanLife: upper?.meanLife ?? Number.POSITIVE_INFINITY,
  };
}

/** The points with small relative displacements, different for every number (multiples of the golden ratio modulo 1). */
function displaced(points: Float64Array, { from, to }: EscapeState['options']): Float64Array {
  // In a narrow range the attractor comes close to its boundary within few grid points.
  const largest = Math.min(displacement, (1e-3 * (to - from)) / (gridPoints * from));
  return points.map((x, k) => {
    const turns = (k + 1) * 0.6180339887498949;
    return x * (1 + largest * (turns - Math.floor(turns) - 0.5));
  });
}
