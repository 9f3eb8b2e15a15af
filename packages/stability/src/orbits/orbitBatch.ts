import { type Compiled, compile, orthonormaliseLanes, type Program } from '@crease/tensor';
import { tangentMap } from '../exponents/tangentMap.js';
import { checkedDimension } from '../maps/compileMap.js';

/** A map compiled for a number of lanes, without and with tangent vectors. */
export interface BatchCode {
  readonly dimension: number;
  readonly lanes: number;
  readonly plain: Compiled;
  readonly moving: Compiled;
  readonly vectors: number;
}

/** Orbits of one map for several step sizes side by side; element e of lane l is at e·lanes + l. */
export interface OrbitBatch {
  readonly code: BatchCode;
  /** The current points, shape [dimension × lanes]; changed by every step. */
  readonly theta: Float64Array;
  /** The step size of each lane. */
  readonly eta: Float64Array;
  readonly transient: number;
  readonly keep: number;
  /** The recorded points, shape [keep, dimension × lanes]. */
  readonly tail: Float64Array;
  /** The stretching of each tangent vector in each recorded step, shape [keep, vectors × lanes]. */
  readonly lengths: Float64Array;
  readonly tangents: readonly Float64Array[];
  /** Steps made so far, of transient + keep. */
  steps: number;
}

/** The map compiled for batches of so many lanes. */
export function batchCode(map: Program, lanes: number, vectors: number): BatchCode {
  return {
    dimension: checkedDimension(map),
    lanes,
    plain: compile(map, { lanes }),
    moving: compile(tangentMap(map, vectors), { lanes }),
    vectors,
  };
}

/** A batch before its first step. The arrays given for θ and η become its state. */
export function orbitBatch(
  code: BatchCode,
  theta: Float64Array,
  eta: Float64Array,
  counts: { readonly transient: number; readonly keep: number },
): OrbitBatch {
  const { dimension, lanes, vectors } = code;
  return {
    code,
    theta,
    eta,
    ...counts,
    tail: new Float64Array(counts.keep * dimension * lanes),
    lengths: new Float64Array(counts.keep * vectors * lanes),
    tangents: Array.from({ length: vectors }, (_, k) => firstTangent(dimension, lanes, k)),
    steps: 0,
  };
}

/**
 * Makes up to `count` more steps: first the transient, whose last part aligns the tangent vectors, then the recorded
 * steps. Changes the batch; nothing allocates.
 */
export function advance(batch: OrbitBatch, count: number): void {
  const { code, theta, eta, transient, keep, tangents } = batch;
  const aligning = transient - Math.min(transient, keep);
  const end = Math.min(batch.steps + count, transient + keep);
  const plainIn = [theta, eta];
  const plainOut = [theta];
  const movingIn = [theta, eta, ...tangents];
  const movingOut = [theta, ...tangents];
  const width = code.vectors * code.lanes;
  const scratch = new Float64Array(width);
  for (; batch.steps < end; batch.steps++) {
    if (batch.steps < aligning) {
      code.plain.run(plainIn, plainOut);
      continue;
    }
    code.moving.run(movingIn, movingOut);
    const row = batch.steps - transient;
    orthonormaliseLanes(tangents, code.dimension, code.lanes, scratch);
    if (row < 0) continue;
    batch.tail.set(theta, row * theta.length);
    batch.lengths.set(scratch, row * width);
  }
}

/** True when all steps are made. */
export function isComplete(batch: OrbitBatch): boolean {
  return batch.steps === batch.transient + batch.keep;
}

/** The recorded points of one lane, row-major, shape [keep, dimension]. */
export function tailOf(batch: OrbitBatch, lane: number): Float64Array {
  const { dimension, lanes } = batch.code;
  const points = new Float64Array(batch.keep * dimension);
  for (let i = 0; i < points.length; i++) points[i] = batch.tail[i * lanes + lane]!;
  return points;
}

/** A first tangent vector with no special direction: entries of different sizes, another shift for each vector. */
function firstTangent(dimension: number, lanes: number, shift: number): Float64Array {
  const v = new Float64Array(dimension * lanes);
  for (let e = 0; e < dimension; e++) v.fill(1 / (1 + ((e + shift) % dimension)), e * lanes, (e + 1) * lanes);
  return v;
}
