import { ShapeError } from '../errors.js';
import { Builder } from '../ir/builder.js';
import { type Program, shapeOf } from '../ir/program.js';
import { showShape } from '../ir/shape.js';
import { simplify } from './simplify.js';
import { reverse } from './vjp.js';

/** Options of `grad`. */
export interface GradOptions {
  /** The input to differentiate by, by position (default 0), or several of them. */
  readonly wrt?: number | readonly number[];
  /** Also return the value, first. */
  readonly value?: boolean;
}

/**
 * The program of the gradient of a scalar program: same inputs, for each input that is differentiated by one output
 * $\nabla f$ with its shape.
 *
 * Reverse mode: the forward rule is traced with a symbolic tangent, and the part that is linear in it is transposed.
 * Cost: a small multiple of f, whatever the number of parameters. At a break the derivative is that of the owner.
 *
 * @throws ShapeError if the program does not return one scalar; UsageError if an input does not exist
 *
 * @example
 * const loss = trace({ theta: [2] }, ({ theta }) => sum(apply(activation('square'), theta)));
 * const gradient = grad(loss); // and jvp(gradient) is the Hessian-vector product
 * evaluate(gradient, [Float64Array.of(1, 2)])[0]; // Float64Array(2) [2, 4]
 */
export function grad(program: Program, options: GradOptions = {}): Program {
  const [output] = program.outputs;
  if (program.outputs.length !== 1 || shapeOf(program, output!).length > 0)
    throw new ShapeError(
      `grad needs a scalar program, but it returns ${program.outputs.map((id) => `shape ${showShape(shapeOf(program, id))}`).join(' and ')}. Sum or average first.`,
    );
  const wrt = [options.wrt ?? 0].flat();
  const builder = new Builder({ share: true });
  const inputs = program.inputs.map((i) => builder.input(i.name, i.shape));
  const one = { shape: [], values: Float64Array.of(1) };
  const { outputs, gradients } = reverse(builder, program, inputs, wrt, () => [builder.emit('constant', [], one)]);
  return simplify(builder.finish([...(options.value === true ? outputs : []), ...gradients]));
}
