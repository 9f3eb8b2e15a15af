import { ShapeError, UsageError } from '../errors.js';
import { Builder } from '../ir/builder.js';
import type { Primitive } from '../ir/primitive.js';
import { primitives } from '../ir/primitives/registry.js';
import { type Program, shapeOf } from '../ir/program.js';
import { showShape } from '../ir/shape.js';
import type { Value } from '../ir/value.js';
import { tangentsOf } from './jvp.js';
import { copy, replay } from './replay.js';
import { simplify } from './simplify.js';
import { type Tangent, zeros } from './tangent.js';

/** Options of `grad`. */
export interface GradOptions {
  /** The input to differentiate by, by position. */
  readonly wrt?: number;
  /** Also return the value, first. */
  readonly value?: boolean;
}

/**
 * The program of the gradient of a scalar program: same inputs, output $\nabla f$ with the shape of the input.
 *
 * Reverse mode: the forward rule is traced with a symbolic tangent, and the part that is linear in it is transposed.
 * Cost: a small multiple of f, whatever the number of parameters. At a break the derivative is that of the owner.
 *
 * @throws ShapeError if the program does not return one scalar; UsageError if the input does not exist
 *
 * @example
 * const gradient = grad(loss); // and jvp(gradient) is the Hessian-vector product
 */
export function grad(program: Program, options: GradOptions = {}): Program {
  const wrt = options.wrt ?? 0;
  const [output] = program.outputs;
  if (program.outputs.length !== 1 || shapeOf(program, output!).length > 0)
    throw new ShapeError(
      `grad needs a scalar program, but it returns ${program.outputs.map((id) => `shape ${showShape(shapeOf(program, id))}`).join(' and ')}. Sum or average first.`,
    );
  if (program.inputs[wrt] === undefined)
    throw new UsageError(`grad: the program has ${program.inputs.length} inputs, there is no input ${wrt}.`);
  const builder = new Builder({ share: true });
  const inputs = program.inputs.map((i) => builder.input(i.name, i.shape));
  const seed = (): Value => builder.emit('constant', [], { shape: [], values: Float64Array.of(1) });
  const forward = linearize(program, wrt);
  const values = replayPrimal(builder, forward, inputs);
  const gradient = transposed(builder, forward, values, seed());
  const primal = options.value === true ? [values[forward.value]!] : [];
  return simplify(builder.finish([...primal, gradient ?? zeros(builder, inputs[wrt]!)]));
}

/** A program together with its forward derivative: the equations that read the tangent input are linear in it. */
interface Linearized {
  readonly program: Program;
  /** Ids of the tangent input, of the scalar value, and of its tangent (absent if it is zero). */
  readonly tangentInput: number;
  readonly value: number;
  readonly tangent: number | undefined;
  /** True for the ids that depend on the tangent input. */
  readonly isTangent: readonly boolean[];
}

function linearize(program: Program, wrt: number): Linearized {
  const builder = new Builder({ share: true });
  const inputs = program.inputs.map((i) => builder.input(i.name, i.shape));
  const moving = builder.input(`d${program.inputs[wrt]!.name}`, program.inputs[wrt]!.shape);
  const start: Tangent[] = inputs.map((_, k) => (k === wrt ? moving : undefined));
  const values = replay(builder, program, inputs);
  const tangent = tangentsOf(builder, program, values, start)[program.outputs[0]!];
  const value = values[program.outputs[0]!]!;
  const linear = builder.finish(tangent === undefined ? [value] : [value, tangent]);
  const isTangent = linear.inputs.map((_, k) => k === moving.id);
  for (const e of linear.equations) isTangent.push(e.inputs.some((id) => isTangent[id]));
  return { program: linear, tangentInput: moving.id, value: value.id, tangent: tangent?.id, isTangent };
}

/** The values of the equations that do not depend on the tangent; `undefined` for the others. */
function replayPrimal(builder: Builder, forward: Linearized, inputs: readonly Value[]): (Value | undefined)[] {
  const values: (Value | undefined)[] = [...inputs, undefined];
  for (const e of forward.program.equations) {
    const primal = !forward.isTangent[values.length];
    values.push(
      primal
        ? builder.withScope(e.scope, () =>
            copy(
              builder,
              e,
              e.inputs.map((id) => values[id]!),
            ),
          )
        : undefined,
    );
  }
  return values;
}

/** The cotangent of the tangent input when that of the tangent output is `seed`; `undefined` if nothing reaches it. */
function transposed(
  builder: Builder,
  forward: Linearized,
  values: readonly (Value | undefined)[],
  seed: Value,
): Value | undefined {
  if (forward.tangent === undefined) return undefined;
  const { program, isTangent } = forward;
  const cotangents = new Map<number, Value>([[forward.tangent, seed]]);
  const give = (id: number, value: Value): void => {
    const earlier = cotangents.get(id);
    cotangents.set(id, earlier === undefined ? value : builder.emit('add', [earlier, value], {}));
  };
  for (let k = program.equations.length - 1; k >= 0; k--) {
    const e = program.equations[k]!;
    const cotangent = cotangents.get(program.inputs.length + k);
    if (cotangent === undefined) continue;
    const row = primitives[e.primitive] as Primitive<unknown>;
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
  return cotangents.get(forward.tangentInput);
}
