import { type Equation, matmulSizes, type Program, shapeOf, sizeOf } from '@crease/tensor';

/** The number of arithmetic operations of one reading of a program, up to a small factor. */
export function readingCost(program: Program): number {
  return program.equations.reduce((cost, e) => cost + operations(program, e), 0);
}

function operations(program: Program, e: Equation): number {
  const shapes = e.inputs.map((id) => shapeOf(program, id));
  if (e.primitive === 'matmul') {
    const { rows, inner, columns } = matmulSizes(shapes[0]!, shapes[1]!, e.parameters);
    return rows * inner * columns;
  }
  return shapes.reduce((size, shape) => Math.max(size, sizeOf(shape)), sizeOf(e.shape));
}
