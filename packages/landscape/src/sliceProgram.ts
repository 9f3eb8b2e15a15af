import { add, call, constant, matmul, type Program, reshape, ShapeError, trace, UsageError } from '@crease/tensor';

/**
 * The loss on a line or a plane through θ, as a program of the coordinates alone.
 *
 * $c \mapsto L(\theta + \sum_i c_i\, d_i)$. Being a program, the slice has regions, derivatives and enclosures of its
 * own; at c = 0 it equals L(θ) to the last bit.
 *
 * @param program    loss of one input θ, shape [p]
 * @param theta      centre, shape [p]; copied
 * @param directions one vector of shape [p] for each coordinate; copied
 * @returns program of one input `coordinates`, shape [directions.length]
 * @throws ShapeError if the program has other inputs than θ or a length differs from p; UsageError without directions
 */
export function sliceProgram(program: Program, theta: Float64Array, directions: readonly Float64Array[]): Program {
  const [input] = program.inputs;
  if (program.inputs.length !== 1 || input!.shape.length !== 1)
    throw new ShapeError(
      `sliceProgram: the program must have one input, a vector θ; it has ${program.inputs.length} inputs. Fix the others first.`,
    );
  const [size] = input!.shape as [number];
  if (directions.length === 0) throw new UsageError('sliceProgram: give at least one direction.');
  for (const [k, v] of [theta, ...directions].entries()) {
    if (v.length !== size)
      throw new ShapeError(
        `sliceProgram: ${k === 0 ? 'theta' : `direction ${k - 1}`} must have ${size} entries, got ${v.length}.`,
      );
  }
  const rows = new Float64Array(directions.length * size);
  for (const [k, d] of directions.entries()) rows.set(d, k * size);
  return trace({ coordinates: [directions.length] }, ({ coordinates }) => {
    const row = reshape(coordinates, [1, directions.length]);
    const shift = matmul(row, constant(coordinates, rows, [directions.length, size]));
    return call(program, [add(constant(coordinates, theta, [size]), reshape(shift, [size]))]);
  });
}
