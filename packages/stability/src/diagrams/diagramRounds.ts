import type { Program } from '@crease/tensor';
import { type BatchCode, batchCode, type OrbitBatch, orbitBatch } from '../orbits/orbitBatch.js';
import { classifyOrbit } from './classifyOrbit.js';
import type { DiagramSettings } from './diagramSettings.js';
import type { OrbitDiagram } from './orbitDiagram.js';

/** A diagram under construction. */
export interface DiagramState {
  /** Columns that are not classified yet have the status 'aperiodic' and an empty attractor. */
  readonly diagram: OrbitDiagram;
  readonly settings: DiagramSettings;
  readonly code: BatchCode;
  /** Where each orbit stands, shape [stepSizes, p]. */
  readonly points: Float64Array;
  readonly waiting: Job[];
  current: { readonly job: Job; readonly batch: OrbitBatch } | undefined;
  /** Columns that have neither settled nor escaped nor become chaotic: they go on in the last round. */
  readonly unsettled: Set<number>;
  isLastRound: boolean;
  /** Columns with an attractor when the last round of continuation was queued. */
  alive: number;
  /** Steps of batches made so far. */
  work: number;
  progress: number;
}

/** The columns of one batch. */
export interface Job {
  readonly columns: readonly number[];
  readonly transient: number;
}

const mostLanes = 256;
/** So many recorded numbers at most: 128 MiB. */
const mostNumbers = 2 ** 24;
const patience = 16;
/** Orbits with a larger exponent are chaotic; waiting longer would not help. */
const chaoticExponent = 0.01;
/** A continued orbit starts this far, relatively, off the old attractor: exactly on an unstable one it would stay. */
const displacement = 1e-3;

/** The state before the first step: all columns start at the common start. */
export function startDiagram(
  map: Program,
  start: Float64Array,
  stepSizes: Float64Array,
  settings: DiagramSettings,
): DiagramState {
  const n = stepSizes.length;
  const columns = Array.from({ length: n }, (_, k) => k);
  const points = new Float64Array(n * start.length);
  for (const k of columns) points.set(start, k * start.length);
  const fitting = Math.floor(mostNumbers / (settings.keep * start.length));
  const code = batchCode(map, Math.max(1, Math.min(n, mostLanes, fitting)), settings.exponents);
  return {
    diagram: {
      dimension: start.length,
      stepSizes,
      periods: new Int32Array(n),
      statuses: columns.map(() => 'aperiodic'),
      continued: new Uint8Array(n),
      attractors: columns.map(() => new Float64Array(0)),
      exponents: new Float64Array(n).fill(Number.NaN),
      spectra: new Float64Array(n * settings.exponents).fill(Number.NaN),
    },
    settings,
    code,
    points,
    waiting: inBatches(code, columns, settings.transient),
    current: undefined,
    unsettled: new Set(),
    isLastRound: false,
    alive: 0,
    work: 0,
    progress: 0,
  };
}

/** Takes the next job from the queue; lanes that are left over repeat its last column. */
export function startBatch(state: DiagramState): { job: Job; batch: OrbitBatch } {
  const job = state.waiting.shift()!;
  const { dimension, lanes } = state.code;
  const theta = new Float64Array(dimension * lanes);
  const eta = new Float64Array(lanes);
  for (let l = 0; l < lanes; l++) {
    const column = job.columns[Math.min(l, job.columns.length - 1)]!;
    eta[l] = state.diagram.stepSizes[column]!;
    for (let e = 0; e < dimension; e++) theta[e * lanes + l] = state.points[column * dimension + e]!;
  }
  const counts = { transient: job.transient, keep: state.settings.keep };
  return { job, batch: orbitBatch(state.code, theta, eta, counts) };
}

/** Writes what became of one lane of the current batch into its column. */
export function settle(state: DiagramState, column: number, lane: number): void {
  const { diagram, points } = state;
  const { batch } = state.current!;
  const kind = classifyOrbit(batch, lane, state.settings);
  diagram.periods[column] = kind.period;
  diagram.statuses[column] = kind.status;
  if (kind.status === 'escaped') diagram.continued[column] = 0;
  diagram.attractors[column] = kind.attractor;
  diagram.exponents[column] = kind.exponents[0]!;
  diagram.spectra.set(kind.exponents, column * kind.exponents.length);
  for (let e = 0; e < diagram.dimension; e++)
    points[column * diagram.dimension + e] = batch.theta[e * batch.code.lanes + lane]!;
  if (kind.status === 'aperiodic' && !(kind.exponents[0]! > chaoticExponent)) state.unsettled.add(column);
}

/**
 * Queues what is left when a round is over: escaped columns again from their neighbours as long as that revives some,
 * and finally the unsettled ones for longer.
 */
export function queueNextRound(state: DiagramState): void {
  if (state.isLastRound) return;
  const { statuses } = state.diagram;
  const alive = statuses.filter((s) => s !== 'escaped').length;
  if (state.settings.continueEscaped && alive > state.alive) {
    state.alive = alive;
    const revived = continueEscaped(state);
    state.waiting.push(...inBatches(state.code, revived, state.settings.transient));
    if (revived.length > 0) return;
  }
  state.isLastRound = true;
  state.waiting.push(...inBatches(state.code, [...state.unsettled], patience * state.settings.transient));
}

/** Puts each escaped column beside the attractor of the next smaller step size that has one; returns those columns. */
function continueEscaped({ diagram, points }: DiagramState): number[] {
  const { dimension, stepSizes, statuses } = diagram;
  const order = Array.from(stepSizes.keys()).sort((i, j) => stepSizes[i]! - stepSizes[j]!);
  const moved: number[] = [];
  let neighbour: number | undefined;
  for (const column of order) {
    if (statuses[column] !== 'escaped') neighbour = column;
    else if (neighbour !== undefined) {
      for (let e = 0; e < dimension; e++) {
        const sign = e % 2 === 0 ? 1 : -1;
        points[column * dimension + e] = points[neighbour * dimension + e]! * (1 + sign * displacement);
      }
      diagram.continued[column] = 1;
      moved.push(column);
    }
  }
  return moved;
}

function inBatches({ lanes }: BatchCode, columns: readonly number[], transient: number): Job[] {
  const jobs: Job[] = [];
  for (let k = 0; k < columns.length; k += lanes) jobs.push({ columns: columns.slice(k, k + lanes), transient });
  return jobs;
}
