import { UsageError } from '../errors.js';
import { Builder } from '../ir/builder.js';
import type { Program } from '../ir/program.js';
import type { Value } from '../ir/value.js';
import { replay } from './replay.js';
import { simplify } from './simplify.js';
import { type Tangent, tangentOf, zeros } from './tangent.js';

/** Options of `jvp`. */
export interface JvpOptions {
  /** The inputs that move, by position; all by default. */
  readonly wrt?: readonly number[];
}

/**
 * The program of the directional derivative: its inputs are those of f followed by one tangent for each moving input,
 * its outputs are the tangents of the outputs of f.
 *
 * $(\theta, v) \mapsto Df(\theta)\,v$. At a break the derivative is that of the owner. The result is an ordinary
 * program: `jvp(grad(loss))` is the Hessian-vector product.
 *
 * @throws UsageError if `wrt` names an input that does not exist
 *
 * @example
 * const f = trace({ x: [2] }, ({ x }) => dot(x, x));
 * evaluate(jvp(f), [[1, 2], [0, 1]])[0]; // Float64Array(1) [4]
 */
export function jvp(program: Program, options: JvpOptions = {}): Program {
  const wrt = options.wrt ?? program.inputs.map((_, k) => k);
  const builder = new Builder({ share: true });
  const inputs = program.inputs.map((i) => builder.input(i.name, i.shape));
  const tangents = new Array<Tangent>(inputs.length).fill(undefined);
  for (const k of wrt) {
    const input = program.inputs[k];
    if (input === undefined)
      throw new UsageError(`jvp: the program has ${inputs.length} inputs, there is no input ${k} to move.`);
    tangents[k] = builder.input(`d${input.name}`, input.shape);
  }
  const values = replay(builder, program, inputs);
  const all = tangentsOf(builder, program, values, tangents);
  return simplify(builder.finish(program.outputs.map((id) => all[id] ?? zeros(builder, values[id]!))));
}

/** The tangent of every value of a replayed program, given those of its inputs. */
export function tangentsOf(
  builder: Builder,
  program: Program,
  values: readonly Value[],
  inputTangents: readonly Tangent[],
): Tangent[] {
  const tangents = [...inputTangents];
  for (const [k, e] of program.equations.entries()) {
    const output = values[program.inputs.length + k]!;
    const tangent = builder.withScope(e.scope, () =>
      tangentOf(
        builder,
        e,
        e.inputs.map((id) => values[id]!),
        output,
        e.inputs.map((id) => tangents[id]),
      ),
    );
    tangents.push(tangent);
  }
  return tangents;
}
