import { FormatError } from '../errors.js';
import { atoms } from '../scalar/atomTable.js';
import type { Expression } from '../scalar/expression.js';
import { expressionsOf, hasFinitelyManyPieces, type ScalarFunction } from '../scalar/piecewise.js';
import { checkRepeating } from '../scalar/repeating.js';
import type { Primitive } from './primitive.js';
import { type PrimitiveName, type PrimitiveParameters, primitives } from './primitives/registry.js';
import { type Program, shapeOf } from './program.js';
import { checkShape, isShape, type Shape, sameShape, showShape } from './shape.js';

/**
 * The same program, after a check that it is one: known primitives and elementary functions, each primitive with as many
 * inputs as it has, values used after they are made, and the shapes that the primitives give. For programs that come as data, from a file or another thread; traced
 * programs have been checked equation by equation. A bundle with this function knows every primitive and function.
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
  for (const [k, { shape }] of program.inputs.entries())
    if (!isShape(shape))
      throw new FormatError(`Program: the shape of input ${k} is no array of whole numbers from 0 on.`);
  for (const [k, e] of program.equations.entries()) {
    if (!Object.hasOwn(primitives, e.primitive)) bad(k, 'unknown primitive');
    const limit = program.inputs.length + k;
    for (const id of e.inputs) {
      if (!(Number.isInteger(id) && id >= 0 && id < limit)) bad(k, `reads value ${id}, which is not made yet`);
    }
    const count = (numInputs[e.primitive] as (parameters: unknown) => number)(e.parameters);
    if (e.inputs.length !== count) bad(k, `has ${e.inputs.length} inputs instead of ${count}`);
    const row = primitives[e.primitive] as Primitive<unknown>;
    const shapes = e.inputs.map((id) => shapeOf(program, id));
    let shape: Shape;
    let unknown: string | undefined;
    try {
      if (e.primitive === 'map') {
        const f = e.parameters.function;
        if (!hasFinitelyManyPieces(f)) checkRepeating(f);
        unknown = unknownAtom(f);
      }
      shape = row.shape(shapes, e.parameters, e.scope);
      checkShape('result', shape);
    } catch (error) {
      return bad(k, (error as Error).message.replace(/\.$/, ''));
    }
    if (unknown !== undefined) bad(k, `unknown elementary function "${unknown}"`);
    if (!sameShape(shape, e.shape)) bad(k, `has shape ${showShape(e.shape)}, but its inputs give ${showShape(shape)}`);
  }
  const count = program.inputs.length + program.equations.length;
  for (const id of program.outputs) {
    if (!(Number.isInteger(id) && id >= 0 && id < count))
      throw new FormatError(`Program: output ${id} is not one of its ${count} values.`);
  }
  return program;
}

const [none, one, two] = [() => 0, () => 1, () => 2];

/** How many inputs each primitive has. Evaluation would pass over more of them, but differentiation would not. */
const numInputs: { readonly [K in PrimitiveName]: (parameters: PrimitiveParameters[K]) => number } = {
  constant: none,
  broadcast: one,
  reshape: one,
  transpose: one,
  add: two,
  sub: two,
  neg: one,
  scale: one,
  mul: two,
  matmul: two,
  sum: one,
  slice: one,
  assemble: ({ offsets }) => offsets.length,
  gather: one,
  scatterAdd: one,
  map: one,
  logSumExp: one,
  inverseRms: one,
  reduceMax: one,
  maxMask: one,
};

/** The name of an elementary function that a scalar function names and that does not exist. */
function unknownAtom(f: ScalarFunction): string | undefined {
  const find = (e: Expression): string | undefined => {
    switch (e.op) {
      case 'x':
      case 'constant':
        return undefined;
      case 'atom':
        return Object.hasOwn(atoms, e.atom) ? find(e.of) : e.atom;
      case 'neg':
      case 'pow':
        return find(e.of);
      default:
        return find(e.left) ?? find(e.right);
    }
  };
  return expressionsOf(f)
    .map(find)
    .find((name) => name !== undefined);
}
