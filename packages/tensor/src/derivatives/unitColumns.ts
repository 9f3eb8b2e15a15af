import { compile } from '../exec/compile.js';
import { type Program, shapeOf } from '../ir/program.js';
import { sizeOf } from '../ir/shape.js';

/** At most so many directions at once: the arrays for them stay small beside the matrix. */
const mostLanes = 256;

/** Computes the matrices of a program that is linear in its last input, one for each output, column by column. */
export interface UnitColumns {
  /** The length of the last input: how many columns there are. */
  readonly columns: number;
  /**
   * Calls `put` for every column and every output with the entries of that column: entry e is `entries[start + e·step]`.
   *
   * @param inputs all inputs but the last
   */
  readonly run: (
    inputs: readonly Float64Array[],
    put: (column: number, output: number, entries: Float64Array, start: number, step: number) => void,
  ) => void;
}

/**
 * The columns $A e_k$ of a program $(\dots, v) \mapsto A v$ that is linear in its last input, made ready to run.
 *
 * All unit vectors run side by side as lanes; whatever does not depend on v is computed once for all of them.
 */
export function unitColumns(program: Program): UnitColumns {
  const columns = sizeOf(program.inputs.at(-1)!.shape);
  const outputs = program.outputs.map((id) => sizeOf(shapeOf(program, id)));
  const lanes = Math.min(columns, mostLanes);
  const shared = [...program.inputs.keys()].slice(0, -1);
  const code = compile(program, { lanes, shared });
  const directions = new Float64Array(columns * lanes);
  const results = code.allocate();
  return {
    columns,
    run: (inputs, put) => {
      for (let first = 0; first < columns; first += lanes) {
        const count = Math.min(lanes, columns - first);
        for (let l = 0; l < count; l++) directions[(first + l) * lanes + l] = 1;
        code.run([...inputs, directions], results);
        for (let l = 0; l < count; l++) {
          directions[(first + l) * lanes + l] = 0;
          for (const k of outputs.keys()) put(first + l, k, results[k]!, l, lanes);
        }
      }
    },
  };
}
