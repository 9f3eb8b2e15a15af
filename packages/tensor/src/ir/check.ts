import { FormatError } from '../errors.js';
import type { Primitive } from './primitive.js';
import { primitives } from './primitives/registry.js';
import { type Program, shapeOf } from './program.js';
import { type Shape, sameShape, showShape } from './shape.js';

/**
 * The same program, after a check that it is one: known primitives, values used after they are made, and the shapes
 * that the primitives give. Run on every traced program, after every pass in tests, and on programs read from files.
 *
 * @throws FormatError that names the equation
 */
export function check(program: Program): Program {
  const bad = (k: number, what: string): never => {
    const e = program.equations[k];
    throw new FormatError(
      `Program, equation ${k}${e === undefined ? '' : ` (${String(e.primitive)}${e.scope === '' ? '' : ` in scope "${e.scope}"`})`}: ${what}.`,
    );
  };
  for (const [k, e] of program.equations.entries()) {
    if (!Object.hasOwn(primitives, e.primitive)) bad(k, 'unknown primitive');
    const limit = program.inputs.length + k;
    for (const id of e.inputs) {
      if (!(Number.isInteger(id) && id >= 0 && id < limit)) bad(k, `reads value ${id}, which is not made yet`);
    }
    const row = primitives[e.primitive] as Primitive<unknown>;
    const shapes = e.inputs.map((id) => shapeOf(program, id));
    let shape: Shape;
    try {
      shape = row.shape(shapes, e.parameters, e.scope);
    } catch (error) {
      return bad(k, (error as Error).message.replace(/\.$/, ''));
    }
    if (!sameShape(shape, e.shape)) bad(k, `has shape ${showShape(e.shape)}, but its inputs give ${showShape(shape)}`);
  }
  const count = program.inputs.length + program.equations.length;
  for (const id of program.outputs) {
    if (!(Number.isInteger(id) && id >= 0 && id < count))
      throw new FormatError(`Program: output ${id} is not one of its ${count} values.`);
  }
  return program;
}
