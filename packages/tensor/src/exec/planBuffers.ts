import type { PrimitiveName } from '../ir/primitives/registry.js';
import { type Equation, type Program, shapeOf } from '../ir/program.js';
import { sizeOf } from '../ir/shape.js';

/** Which equations need an array of their own, and which array each gets. */
export interface BufferPlan {
  /** By value id: computed inside the loop of its only reader. */
  readonly fused: readonly boolean[];
  /** By value id: the buffer it is written to; `undefined` for inputs, constants, views and fused values. */
  readonly bufferOf: readonly (number | undefined)[];
  /** The size of each buffer: of the largest value it holds. */
  readonly sizes: readonly number[];
}

/** What decides a plan besides the program. */
export interface PlanOptions {
  /** Whether a value with a single reader is computed inside the reader's loop, without a buffer. */
  readonly canFuse: (value: Equation, reader: Equation) => boolean;
  /** By value id: computed for every lane. Shared values are computed before all lanes and kept. Default: none. */
  readonly varies?: readonly boolean[];
}

/** Primitives whose value is a run of elements of their input. */
const views: ReadonlySet<PrimitiveName> = new Set(['reshape', 'slice']);

/**
 * A plan of buffers for a program: a buffer is used again, also by a smaller or larger value, as soon as its last
 * reader has run.
 */
export function planBuffers(program: Program, { canFuse, varies }: PlanOptions): BufferPlan {
  const first = program.inputs.length;
  const count = first + program.equations.length;
  const isVarying = (id: number): boolean => varies?.[id] ?? false;
  const readers = Array.from({ length: count }, (): number[] => []);
  for (const [k, e] of program.equations.entries()) for (const id of new Set(e.inputs)) readers[id]!.push(first + k);
  const isOutput = new Set(program.outputs);
  const fused = Array.from({ length: count }, (_, id) => {
    const e = program.equations[id - first];
    if (e === undefined || isOutput.has(id) || readers[id]!.length !== 1) return false;
    const [reader] = readers[id]!;
    return isVarying(id) === isVarying(reader!) && canFuse(e, program.equations[reader! - first]!);
  });

  // A view lives in its source; a fused value is read when its reader's loop runs.
  const root = Array.from({ length: count }, (_, id) => id);
  for (const [k, e] of program.equations.entries()) if (views.has(e.primitive)) root[first + k] = root[e.inputs[0]!]!;
  const runsAt = (id: number): number => (fused[id] ? runsAt(readers[id]![0]!) : id);
  const lastRead = new Array<number>(count).fill(-1);
  for (let id = 0; id < count; id++) {
    const isKept = isOutput.has(id) || readers[id]!.some((r) => isVarying(r) !== isVarying(id));
    const until = isKept ? count : Math.max(-1, ...readers[id]!.map(runsAt));
    lastRead[root[id]!] = Math.max(lastRead[root[id]!]!, until);
  }

  const bufferOf = new Array<number | undefined>(count).fill(undefined);
  const buffers: { size: number; freeAt: number; readonly varies: boolean }[] = [];
  for (const [k, e] of program.equations.entries()) {
    const id = first + k;
    if (fused[id] || views.has(e.primitive) || e.primitive === 'constant') continue;
    const size = sizeOf(shapeOf(program, id));
    let chosen: number | undefined;
    let leastWaste = Number.POSITIVE_INFINITY;
    for (const [b, buffer] of buffers.entries()) {
      const waste = Math.abs(buffer.size - size);
      // Strictly earlier: an equation never writes over what it reads.
      if (buffer.freeAt >= id || buffer.varies !== isVarying(id) || waste >= leastWaste) continue;
      chosen = b;
      leastWaste = waste;
    }
    if (chosen === undefined) {
      chosen = buffers.length;
      buffers.push({ size: 0, freeAt: -1, varies: isVarying(id) });
    }
    const buffer = buffers[chosen]!;
    buffer.size = Math.max(buffer.size, size);
    buffer.freeAt = lastRead[id]!;
    bufferOf[id] = chosen;
  }
  return { fused, bufferOf, sizes: buffers.map((b) => b.size) };
}
