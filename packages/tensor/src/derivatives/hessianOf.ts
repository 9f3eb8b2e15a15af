import type { Program } from '../ir/program.js';
import { sizeOf } from '../ir/shape.js';
import { grad } from '../passes/grad.js';
import { jvp } from '../passes/jvp.js';
import { splitInput } from '../passes/splitInput.js';
import { type UnitColumns, unitColumns } from './unitColumns.js';

/** At most so many blocks of columns: each needs a program of its own. */
const mostBlocks = 8;

/**
 * A function that returns the Hessian of a scalar program by its first input, a vector: row-major, exactly symmetric.
 *
 * The vector is cut where the program reads it (a layer's parameters are one part). Columns of a part are derivatives of
 * the gradient by this and later parts only: nothing before the part is differentiated, and by symmetry nothing before it
 * is needed. Within a part the unit vectors run side by side on one forward and reverse pass; the block on the diagonal
 * is the mean of itself and its transpose.
 *
 * Cost: less than half of that of one Hessian-vector product for each parameter. Grade: observed.
 *
 * @returns a function of the inputs of the program
 *
 * @example
 * const f = trace({ x: [2] }, ({ x }) => mul(slice(x, 0, []), slice(x, 1, [])));
 * hessianOf(f)([Float64Array.of(5, 7)]); // Float64Array(4) [0, 1, 1, 0]
 */
export function hessianOf(program: Program): (inputs: readonly Float64Array[]) => Float64Array {
  const size = sizeOf(program.inputs[0]!.shape);
  const starts = readStarts(program, size);
  const split = splitInput(program, starts);
  const blocks = starts.map((_, k): UnitColumns => {
    const wrt = [...starts.keys()].slice(k);
    return unitColumns(jvp(grad(split, { wrt }), { wrt: [k] }));
  });
  return ([theta, ...extra]) => {
    const parts = starts.map((start, k) => theta!.subarray(start, starts[k + 1] ?? size));
    const h = new Float64Array(size * size);
    for (const [k, block] of blocks.entries()) {
      block.run([...parts, ...extra], (column, output, entries, first, step) => {
        const j = starts[k]! + column;
        const top = starts[k + output]!;
        const end = starts[k + output + 1] ?? size;
        for (let i = top, e = first; i < end; i++, e += step) {
          h[i * size + j] = entries[e]!;
          if (output > 0) h[j * size + i] = entries[e]!;
        }
      });
      symmetrise(h, size, starts[k]!, starts[k + 1] ?? size);
    }
    return h;
  };
}

/** Where the runs of elements begin that the program reads in one scope; neighbours are joined if there are too many. */
function readStarts(program: Program, size: number): number[] {
  const scopes = new Map<string, number>();
  for (const e of program.equations) {
    if (e.primitive !== 'slice' || e.inputs[0] !== 0) continue;
    scopes.set(e.scope, Math.min(scopes.get(e.scope) ?? size, e.parameters.offset));
  }
  const starts = [...new Set([0, ...scopes.values()])].filter((s) => s < size).sort((a, b) => a - b);
  const perBlock = Math.ceil(starts.length / mostBlocks);
  return starts.filter((_, k) => k % perBlock === 0);
}

function symmetrise(h: Float64Array, size: number, from: number, to: number): void {
  for (let i = from; i < to; i++) {
    for (let j = from; j < i; j++) {
      const mean = (h[i * size + j]! + h[j * size + i]!) / 2;
      h[i * size + j] = mean;
      h[j * size + i] = mean;
    }
  }
}
