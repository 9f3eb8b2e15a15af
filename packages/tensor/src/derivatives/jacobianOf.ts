import { ShapeError } from '../errors.js';
import { type Program, shapeOf } from '../ir/program.js';
import { sizeOf } from '../ir/shape.js';
import { jvp } from '../passes/jvp.js';
import { vjp } from '../passes/vjp.js';
import { matrixOf } from './matrixOf.js';
import { unitColumns } from './unitColumns.js';

/**
 * A function that returns the Jacobian matrix of a program with one output by its first input: row-major,
 * shape [size of the output, size of the input].
 *
 * Forward mode for more outputs than inputs, otherwise reverse mode; all columns or rows side by side on one evaluation.
 * At a break the derivative is that of the owner. Grade: observed.
 *
 * @returns a function of the inputs of the program
 * @throws ShapeError if the program has no input or not one output
 *
 * @example
 * const powers = trace({ x: [2] }, ({ x }) => apply(activation('square'), x));
 * jacobianOf(powers)([Float64Array.of(1, 3)]); // Float64Array(4) [2, 0, 0, 6]
 */
export function jacobianOf(program: Program): (inputs: readonly Float64Array[]) => Float64Array {
  if (program.inputs.length === 0 || program.outputs.length !== 1)
    throw new ShapeError(
      `jacobianOf: needs a program with an input and one output, got ${program.inputs.length} inputs and ${program.outputs.length} outputs.`,
    );
  const columns = sizeOf(program.inputs[0]!.shape);
  const rows = sizeOf(shapeOf(program, program.outputs[0]!));
  if (rows > columns) return matrixOf(jvp(program, { wrt: [0] }));
  const transposed = unitColumns(vjp(program, { wrt: [0] }));
  return (inputs) => {
    const jacobian = new Float64Array(rows * columns);
    transposed.run(inputs, (row, _output, entries, start, step) => {
      for (let j = 0; j < columns; j++) jacobian[row * columns + j] = entries[start + j * step]!;
    });
    return jacobian;
  };
}
