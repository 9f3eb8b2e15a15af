import type { Builder } from '../ir/builder.js';
import type { Primitive } from '../ir/primitive.js';
import { primitiveNamed } from '../ir/primitives/known.js';
import type { Equation } from '../ir/program.js';
import { sizeOf } from '../ir/shape.js';
import type { Value } from '../ir/value.js';
import { copy } from './replay.js';

/** The tangent of a value; `undefined` stands for zero. */
export type Tangent = Value | undefined;

/**
 * The tangent of one equation's value: the one forward-mode rule, made from the facts of the primitive.
 *
 * @param inputs   the primal values that the equation reads
 * @param output   its primal value
 * @param tangents a tangent for each input
 */
export function tangentOf(
  builder: Builder,
  equation: Equation,
  inputs: readonly Value[],
  output: Value,
  tangents: readonly Tangent[],
): Tangent {
  if (tangents.every((t) => t === undefined)) return undefined;
  const row = primitiveNamed(equation.primitive) as Primitive<unknown>;
  switch (row.linearity) {
    case 'linear':
      return copy(
        builder,
        equation,
        tangents.map((t, k) => t ?? zeros(builder, inputs[k]!)),
      );
    case 'bilinear': {
      const [a, b] = inputs;
      const [da, db] = tangents;
      const left = da && copy(builder, equation, [da, b!]);
      const right = db && copy(builder, equation, [a!, db]);
      return left && right ? builder.emit('add', [left, right], {}) : (left ?? right);
    }
    case 'nonlinear':
      return row.tangent(equation.parameters, inputs[0]!, output, tangents[0]!);
  }
}

/** Zeros with the shape of another value. */
export function zeros(builder: Builder, like: Value): Value {
  return builder.emit('constant', [], { shape: like.shape, values: new Float64Array(sizeOf(like.shape)) });
}
