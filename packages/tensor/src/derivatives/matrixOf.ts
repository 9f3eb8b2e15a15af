import { ShapeError } from '../errors.js';
import { type Program, shapeOf } from '../ir/program.js';
import { sizeOf } from '../ir/shape.js';
import { unitColumns } from './unitColumns.js';

/**
 * A function that returns the matrix A of a program $(\dots, v) \mapsto A v$ that is linear in its last input and has one
 * output: row-major, shape [size of the output, size of v]. Grade: observed.
 *
 * All unit vectors run side by side; whatever does not depend on v is computed once for all of them.
 *
 * @returns a function of the inputs but the last
 * @throws ShapeError if the program has no input or not one output
 *
 * @example
 * const hessian = jvp(grad(trace({ x: [2] }, ({ x }) => sum(apply(activation('square'), x)))), { wrt: [0] });
 * matrixOf(hessian)([Float64Array.of(1, 3)]); // Float64Array(4) [2, 0, 0, 2]
 */
export function matrixOf(program: Program): (inputs: readonly Float64Array[]) => Float64Array {
  if (program.inputs.length === 0 || program.outputs.length !== 1)
    throw new ShapeError(
      `matrixOf: needs a program with an input and one output, got ${program.inputs.length} inputs and ${program.outputs.length} outputs.`,
    );
  const rows = sizeOf(shapeOf(program, program.outputs[0]!));
  const { columns, run } = unitColumns(program);
  return (inputs) => {
    const matrix = new Float64Array(rows * columns);
    run(inputs, (column, _output, entries, start, step) => {
      for (let i = 0; i < rows; i++) matrix[i * columns + column] = entries[start + i * step]!;
    });
    return matrix;
  };
}
