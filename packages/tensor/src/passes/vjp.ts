import { UsageError } from '../errors.js';
import { Builder } from '../ir/builder.js';
import type { Primitive } from '../ir/primitive.js';
import { primitiveNamed } from '../ir/primitives/known.js';
import { type Program, shapeOf } from '../ir/program.js';
import type { Value } from '../ir/value.js';
import { tangentsOf } from './jvp.js';
import { copy, replay } from './replay.js';
import { simplify } from './simplify.js';
import { type Tangent, zeros } from './tangent.js';

/** Options of `vjp`. */
export interface VjpOptions {
  /** The inputs to differentiate by, by position; all by default. */
  readonly wrt?: readonly number[];
}

/**
 * The program of the transposed derivative: its inputs are those of f followed by one cotangent for each output, its
 * outputs are the cotangents of the inputs that are differentiated by.
 *
 * $(\theta, u) \mapsto Df(\theta)^\top u$. Reverse mode; costs a small multiple of f, whatever the number of inputs. At a
 * break the derivative is that of the owner. `grad` is this with u = 1.
 *
 * @throws UsageError if `wrt` names an input that does not exist
 *
 * @example
 * const f = trace({ x: [2] }, ({ x }) => apply(activation('square'), x));
 * evaluate(vjp(f), [[1, 2], [3, 5]])[0]; // Float64Array(2) [6, 20]
 */
export function vjp(program: Program, options: VjpOptions = {}): Program {
  const wrt = options.wrt ?? program.inputs.map((_, k) => k);
  const builder = new Builder({ share: true });
  const inputs = program.inputs.map((i) => builder.input(i.name, i.shape));
  const cotangents = program.outputs.map((id, k) => builder.input(`u${k}`, shapeOf(program, id)));
  const { gradients } = reverse(builder, program, inputs, wrt, () => cotangents);
  return simplify(builder.finish(gradients));
}

/**
 * The values of the outputs of a program and the cotangents of some of its inputs, traced in a builder that has the
 * inputs already.
 *
 * Reverse mode has no rules of its own: the forward rule is traced with symbolic tangents, and the part that is linear in
 * them is transposed.
 *
 * @param seeds the cotangents of the outputs
 * @throws UsageError if `wrt` names an input that does not exist
 */
export function reverse(
  builder: Builder,
  program: Program,
  inputs: readonly Value[],
  wrt: readonly number[],
  seeds: () => readonly Value[],
): { readonly outputs: readonly Value[]; readonly gradients: readonly Value[] } {
  const unknown = wrt.find((k) => program.inputs[k] === undefined);
  if (unknown !== undefined)
    throw new UsageError(
      `Reverse mode: the program has ${program.inputs.length} inputs, there is no input ${unknown} to differentiate by.`,
    );
  const forward = linearize(program, wrt);
  const values = replayPrimal(builder, forward, inputs);
  const cotangents = transposed(builder, forward, values, seeds());
  return {
    outputs: forward.values.map((id) => values[id]!),
    gradients: wrt.map((k, m) => cotangents.get(forward.tangentInputs[m]!) ?? zeros(builder, inputs[k]!)),
  };
}

/** A program together with its forward derivative: the equations that read a tangent input are linear in the tangents. */
interface Linearized {
  readonly program: Program;
  /** Ids of the tangent inputs, of the outputs, and of their tangents (`undefined` where zero). */
  readonly tangentInputs: readonly number[];
  readonly values: readonly number[];
  readonly tangents: readonly (number | undefined)[];
  /** True for the ids that depend on a tangent input. */
  readonly isTangent: readonly boolean[];
}

function linearize(program: Program, wrt: readonly number[]): Linearized {
  const builder = new Builder({ share: true });
  const inputs = program.inputs.map((i) => builder.input(i.name, i.shape));
  const moving = wrt.map((k) => builder.input(`d${program.inputs[k]!.name}`, program.inputs[k]!.shape));
  const start: Tangent[] = inputs.map((_, k) => moving[wrt.indexOf(k)]);
  const values = replay(builder, program, inputs);
  const all = tangentsOf(builder, program, values, start);
  const tangents = program.outputs.map((id) => all[id]);
  const outputs = program.outputs.map((id) => values[id]!);
  const linear = builder.finish([...outputs, ...tangents.filter((t) => t !== undefined)]);
  const isTangent = linear.inputs.map((_, k) => k >= inputs.length);
  for (const e of linear.equations) isTangent.push(e.inputs.some((id) => isTangent[id]));
  return {
    program: linear,
    tangentInputs: moving.map((v) => v.id),
    values: outputs.map((v) => v.id),
    tangents: tangents.map((t) => t?.id),
    isTangent,
  };
}

/** The values of the equations that do not depend on the tangents; `undefined` for the others. */
function replayPrimal(builder: Builder, forward: Linearized, inputs: readonly Value[]): (Value | undefined)[] {
  const values: (Value | undefined)[] = [...inputs, ...forward.tangentInputs.map(() => undefined)];
  for (const e of forward.program.equations) {
    const isPrimal = !forward.isTangent[values.length];
    const own = (): Value =>
      copy(
        builder,
        e,
        e.inputs.map((id) => values[id]!),
      );
    values.push(isPrimal ? builder.withScope(e.scope, own) : undefined);
  }
  return values;
}

/** The cotangents, by id of the linearized program, when those of the tangents of the outputs are `seeds`. */
function transposed(
  builder: Builder,
  forward: Linearized,
  values: readonly (Value | undefined)[],
  seeds: readonly Value[],
): ReadonlyMap<number, Value> {
  const { program, isTangent } = forward;
  const cotangents = new Map<number, Value>();
  const give = (id: number, value: Value): void => {
    const earlier = cotangents.get(id);
    cotangents.set(id, earlier === undefined ? value : builder.emit('add', [earlier, value], {}));
  };
  for (const [k, id] of forward.tangents.entries()) if (id !== undefined) give(id, seeds[k]!);
  for (let k = program.equations.length - 1; k >= 0; k--) {
    const e = program.equations[k]!;
    const cotangent = cotangents.get(program.inputs.length + k);
    if (cotangent === undefined) continue;
    const row = primitiveNamed(e.primitive) as Primitive<unknown>;
    builder.withScope(e.scope, () => {
      for (const [index, id] of e.inputs.entries()) {
        if (!isTangent[id]) continue;
        if (row.linearity === 'linear') {
          const shapes = e.inputs.map((i) => shapeOf(program, i));
          give(id, row.transpose(e.parameters, cotangent, shapes, index));
        } else if (row.linearity === 'bilinear') {
          const other = values[e.inputs[1 - index]!]!;
          give(id, row.transpose(e.parameters, cotangent, other, index === 0 ? 0 : 1));
        }
      }
    });
  }
  return cotangents;
}
