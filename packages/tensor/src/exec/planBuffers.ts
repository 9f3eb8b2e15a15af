import type { PrimitiveName } from '../ir/primitives/registry.js';
import { type Equation, type Program, shapeOf } from '../ir/program.js';
import { sizeOf } from '../ir/shape.js';

/** Which equations need an array of their own, and which array each gets. */
export interface BufferPlan {
  /** By value id: computed inside the loop of its only reader. */
  readonly fused: readonly boolean[];
  /** By value id: the buffer it is written to; `undefined` for inputs, constants, views and fused values. */
  readonly bufferOf: readonly (number | undefined)[];
  /** The size of each buffer. */
  readonly sizes: readonly number[];
}

/** Primitives whose value is a run of elements of their input. */
const views: ReadonlySet<PrimitiveName> = new Set(['reshape', 'slice']);

/**
 * A plan of buffers for a program: a buffer is used again as soon as its last reader has run.
 *
 * @param canFuse whether a value with a single reader is computed inside the reader's loop, without a buffer
 */
export function planBuffers(program: Program, canFuse: (value: Equation, reader: Equation) => boolean): BufferPlan {
  const first = program.inputs.length;
  const count = first + program.equations.length;
  const readers = Array.from({ length: count }, (): number[] => []);
  for (const [k, e] of program.equations.entries()) for (const id of e.inputs) readers[id]!.push(first + k);
  const isOutput = new Set(program.outputs);
  const fused = Array.from({ length: count }, (_, id) => {
    const e = program.equations[id - first];
    if (e === undefined || isOutput.has(id) || readers[id]!.length !== 1) return false;
    return canFuse(e, program.equations[readers[id]![0]! - first]!);
  });

  // A view lives in its source; a fused value is read when its reader's loop runs.
  const root = Array.from({ length: count }, (_, id) => id);
  for (const [k, e] of program.equations.entries()) if (views.has(e.primitive)) root[first + k] = root[e.inputs[0]!]!;
  const runsAt = (id: number): number => (fused[id] ? runsAt(readers[id]![0]!) : id);
  const lastRead = new Array<number>(count).fill(-1);
  for (let id = 0; id < count; id++) {
    const until = isOutput.has(id) ? count : Math.max(-1, ...readers[id]!.map(runsAt));
    lastRead[root[id]!] = Math.max(lastRead[root[id]!]!, until);
  }

  const bufferOf = new Array<number | undefined>(count).fill(undefined);
  const sizes: number[] = [];
  const freeAt: number[] = [];
  for (const [k, e] of program.equations.entries()) {
    const id = first + k;
    if (fused[id] || views.has(e.primitive) || e.primitive === 'constant') continue;
    const size = sizeOf(shapeOf(program, id));
    // Strictly earlier: an equation never writes over what it reads.
    let chosen = sizes.findIndex((s, b) => s === size && freeAt[b]! < id);
    if (chosen < 0) {
      chosen = sizes.length;
      sizes.push(size);
    }
    bufferOf[id] = chosen;
    freeAt[chosen] = lastRead[id]!;
  }
  return { fused, bufferOf, sizes };
}
