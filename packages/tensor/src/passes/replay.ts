import type { Builder } from '../ir/builder.js';
import type { Equation, Program } from '../ir/program.js';
import type { Value } from '../ir/value.js';

/**
 * The values of a program computed again inside another builder, one for each id of the program.
 *
 * How every pass begins. `rewrite` may give another value in place of the copied equation.
 */
export function replay(
  builder: Builder,
  program: Program,
  inputs: readonly Value[],
  rewrite: (equation: Equation, inputs: readonly Value[]) => Value = (e, values) => copy(builder, e, values),
): Value[] {
  const values = [...inputs];
  for (const equation of program.equations) {
    const own = equation.inputs.map((id) => values[id]!);
    values.push(builder.withScope(equation.scope, () => rewrite(equation, own)));
  }
  return values;
}

/** The value of the same equation applied to other values. */
export function copy(builder: Builder, equation: Equation, inputs: readonly Value[]): Value {
  return builder.emit(equation.primitive, inputs, equation.parameters as never);
}

/** The value of a whole program applied to values of the current trace: how programs are put together. */
export function call(program: Program, inputs: readonly Value[]): Value[] {
  const values = replay(inputs[0]!.builder, program, inputs);
  return program.outputs.map((id) => values[id]!);
}
