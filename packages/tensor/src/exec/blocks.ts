import { type Equation, type Program, shapeOf } from '../ir/program.js';
import { sizeOf } from '../ir/shape.js';
import { hasFinitelyManyPieces } from '../scalar/piecewise.js';
import { type BlockRule, blockRules } from './blockRules.js';
import type { Runner } from './compiled.js';
import { kernels, longRun } from './kernels.js';
import { planBuffers } from './planBuffers.js';

/** Lanes are run in blocks of this many, so that what is in use stays in the fastest cache. */
const blockLanes = 512;

/**
 * A runner without code generation: every value is a block of elements × lanes, every equation a few small loops.
 *
 * @param varies by input: whether each lane has its own values; shared ones are copied into every lane
 */
export function blockRunner(program: Program, lanes: number, varies: readonly boolean[]): Runner {
  const blocks: Block[] = [];
  for (let first = 0; first < lanes; first += blockLanes)
    blocks.push(makeBlock(program, Math.min(blockLanes, lanes - first), lanes, first, varies));
  return (inputs, outputs) => {
    for (const block of blocks) {
      for (let k = 0; k < block.loads.length; k++) block.loads[k]!(inputs[k]!);
      for (let k = 0; k < block.steps.length; k++) block.steps[k]!();
      for (let k = 0; k < block.stores.length; k++) block.stores[k]!(outputs[k]!);
    }
  };
}

/** A program prepared for some neighbouring lanes. */
interface Block {
  /** Copies the lanes of one input array into the block. */
  readonly loads: readonly ((input: Float64Array) => void)[];
  readonly steps: readonly (() => void)[];
  /** Copies the block into the lanes of one output array. */
  readonly stores: readonly ((output: Float64Array) => void)[];
}

function makeBlock(
  program: Program,
  lanes: number,
  total: number,
  firstLane: number,
  varies: readonly boolean[],
): Block {
  const plan = planBuffers(program, {
    canFuse: (e, reader) =>
      gateOf(e) !== undefined && reader.primitive === 'mul' && reader.inputs[0] !== reader.inputs[1],
  });
  const buffers = plan.sizes.map((size) => new Float64Array(size * lanes));
  const values: Float64Array[] = program.inputs.map((i) => new Float64Array(sizeOf(i.shape) * lanes));
  const isFixed = program.inputs.map(() => false);
  const steps: (() => void)[] = [];
  for (const e of program.equations) {
    const id = values.length;
    const own = e.inputs.map((k) => values[k]!);
    const size = sizeOf(e.shape) * lanes;
    isFixed.push(e.inputs.every((k) => isFixed[k]));
    // A run of elements of another value needs no copy: it is a view. What depends on no input is computed once.
    const view = viewOf(e, lanes, size, own[0]);
    const out =
      view ??
      (plan.fused[id]
        ? own[0]!
        : isFixed[id]
          ? new Float64Array(size)
          : buffers[plan.bufferOf[id]!]!.subarray(0, size));
    values.push(out);
    if (view !== undefined) continue;
    if (plan.fused[id]) continue;
    const gated = e.inputs.findIndex((k) => plan.fused[k]);
    if (gated >= 0) {
      const gate = gateOf(program.equations[e.inputs[gated]! - program.inputs.length]!)!;
      steps.push(() => kernels.gate(own[gated]!, gate.at, gate.inclusive, gate.low, gate.high, own[1 - gated]!, out));
      continue;
    }
    const prepare = blockRules[e.primitive] as BlockRule<unknown>;
    const shapes = e.inputs.map((k) => shapeOf(program, k));
    const step = prepare(e.parameters, own, shapes, out, lanes);
    if (isFixed[id]) step();
    else steps.push(step);
  }
  const copier = (id: number, load: boolean): ((array: Float64Array) => void) =>
    laneCopier(values[id]!, lanes, total, firstLane, load);
  return {
    loads: program.inputs.map((_, k) => (varies[k]! ? copier(k, true) : replicator(values[k]!, lanes))),
    steps,
    stores: program.outputs.map((id) => copier(id, false)),
  };
}

/**
 * A function that copies between a block and the same lanes of an array with `total` lanes. For long runs it keeps views,
 * made when it sees an array for the first time.
 */
function laneCopier(
  block: Float64Array,
  lanes: number,
  total: number,
  firstLane: number,
  load: boolean,
): (array: Float64Array) => void {
  // With all lanes the block is the array as it is: one run, not one for each element.
  const isWhole = lanes === total;
  const count = isWhole ? 1 : block.length / lanes;
  const run = isWhole ? block.length : lanes;
  if (lanes < longRun)
    return (array) => {
      for (let e = 0; e < count; e = (e + 1) | 0) {
        const own = e * run;
        const other = e * total + firstLane;
        if (load) kernels.copy(array, other, block, own, run);
        else kernels.copy(block, own, array, other, run);
      }
    };
  const own = Array.from({ length: count }, (_, e) => block.subarray(e * run, (e + 1) * run));
  let known: Float64Array | undefined;
  let views: Float64Array[] = [];
  return (array) => {
    if (array !== known) {
      known = array;
      views = own.map((_, e) => array.subarray(e * total + firstLane, e * total + firstLane + run));
    }
    for (let e = 0; e < count; e++) {
      if (load) own[e]!.set(views[e]!);
      else views[e]!.set(own[e]!);
    }
  };
}

/** A function that copies each element of an array into all lanes of a block. */
function replicator(block: Float64Array, lanes: number): (array: Float64Array) => void {
  return (array) => {
    for (let k = 0; k < block.length; k++) block[k] = array[Math.floor(k / lanes)]!;
  };
}

/** A function with two constant pieces, such as relu′: computed inside the product that reads it. */
interface Gate {
  readonly at: number;
  /** The break belongs to the low side. */
  readonly inclusive: boolean;
  readonly low: number;
  readonly high: number;
}

function gateOf(e: Equation): Gate | undefined {
  if (e.primitive !== 'map' || e.parameters.germs !== undefined) return undefined;
  const f = e.parameters.function;
  if (!hasFinitelyManyPieces(f)) return undefined;
  const { breaks, pieces, owners } = f;
  const [low, high] = pieces;
  if (breaks.length !== 1 || typeof owners[0] !== 'string') return undefined;
  if (low?.op !== 'constant' || high?.op !== 'constant') return undefined;
  return { at: breaks[0]!, inclusive: owners[0] === 'left', low: low.value, high: high.value };
}

function viewOf(e: Equation, lanes: number, size: number, source: Float64Array | undefined): Float64Array | undefined {
  if (e.primitive === 'reshape') return source;
  if (e.primitive !== 'slice') return undefined;
  return source!.subarray(e.parameters.offset * lanes, e.parameters.offset * lanes + size);
}
