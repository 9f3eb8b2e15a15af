import { ShapeError } from '../errors.js';
import type { Primitive } from '../ir/primitive.js';
import { primitiveNamed } from '../ir/primitives/known.js';
import { type Equation, type Program, shapeOf } from '../ir/program.js';
import { type Shape, showShape, sizeOf } from '../ir/shape.js';

/**
 * The outputs of a program at these inputs: the specification that every other way of running it equals to the last
 * bit.
 *
 * @param inputs one row-major array (or a number, for a scalar) for each input; not modified
 * @returns one fresh array for each output. Grade: observed (floating point, round to nearest)
 * @throws ShapeError if an input has the wrong length
 */
export function evaluate(program: Program, inputs: readonly (number | ArrayLike<number>)[]): Float64Array[] {
  const values = evaluateAll(program, inputs);
  return program.outputs.map((id) => values[id]!.slice());
}

/** The value of every id of the program, inputs first. */
export function evaluateAll(program: Program, inputs: readonly (number | ArrayLike<number>)[]): Float64Array[] {
  const values = program.inputs.map((input, k) => asInput(input.name, input.shape, inputs[k]));
  for (const e of program.equations) {
    values.push(
      evaluateEquation(
        e,
        e.inputs.map((id) => values[id]!),
        e.inputs.map((id) => shapeOf(program, id)),
      ),
    );
  }
  return values;
}

/** The value of one equation, given those of its inputs. */
export function evaluateEquation(
  e: Equation,
  inputs: readonly Float64Array[],
  shapes: readonly Shape[],
): Float64Array<ArrayBuffer> {
  const out = new Float64Array(sizeOf(e.shape));
  (primitiveNamed(e.primitive) as Primitive<unknown>).evaluate(e.parameters, inputs, shapes, out, e.shape);
  return out;
}

function asInput(name: string, shape: Shape, given: number | ArrayLike<number> | undefined): Float64Array {
  const array = typeof given === 'number' ? Float64Array.of(given) : Float64Array.from(given ?? []);
  if (given === undefined || array.length !== sizeOf(shape))
    throw new ShapeError(
      `evaluate: input "${name}" of shape ${showShape(shape)} needs ${sizeOf(shape)} numbers, got ${given === undefined ? 'nothing' : array.length}.`,
    );
  return array;
}
