import { Builder } from '../ir/builder.js';
import type { Evaluate } from '../ir/primitive.js';
import { evaluateNeg } from '../ir/primitives/arithmetic.js';
import { evaluateAssemble, evaluateSlice } from '../ir/primitives/assemble.js';
import { evaluateBroadcast } from '../ir/primitives/broadcast.js';
import { evaluateGather } from '../ir/primitives/gather.js';
import { primitiveNamed } from '../ir/primitives/known.js';
import type { PrimitiveName, PrimitiveParameters } from '../ir/primitives/registry.js';
import { evaluateReshape } from '../ir/primitives/reshape.js';
import { evaluateTranspose } from '../ir/primitives/transpose.js';
import type { Equation, Program } from '../ir/program.js';
import { sameShape, sizeOf } from '../ir/shape.js';
import type { Value } from '../ir/value.js';
import { copy, replay } from './replay.js';

/**
 * The same computation with fewer equations: common subexpressions shared, unused equations dropped, moved constants
 * folded, neutral operations removed, pieces of a gradient laid into one vector.
 *
 * Values are kept bit for bit, except that a zero may change its sign (x + 0 becomes x). Runs at the end of every
 * differentiating pass.
 *
 * @example
 * const f = trace({ x: [] }, ({ x }) => add(mul(x, x), mul(x, x)));
 * [f.equations.length, simplify(f).equations.length]; // [3, 2]
 */
export function simplify(program: Program): Program {
  const builder = new Builder({ share: true });
  const inputs = program.inputs.map((i) => builder.input(i.name, i.shape));
  const values = replay(builder, program, inputs, (e, own) => rewrite(builder, e, own));
  return prune(builder.finish(program.outputs.map((id) => values[id]!)));
}

/** The program without the equations that no output needs. */
export function prune(program: Program): Program {
  const first = program.inputs.length;
  const needed = new Set<number>();
  const visit = [...program.outputs];
  for (let id = visit.pop(); id !== undefined; id = visit.pop()) {
    if (needed.has(id)) continue;
    needed.add(id);
    if (id >= first) visit.push(...program.equations[id - first]!.inputs);
  }
  const renamed = new Map<number, number>(program.inputs.map((_, k) => [k, k]));
  const equations: Equation[] = [];
  for (const [k, e] of program.equations.entries()) {
    if (!needed.has(first + k)) continue;
    renamed.set(first + k, first + equations.length);
    equations.push({ ...e, inputs: e.inputs.map((id) => renamed.get(id)!) } as Equation);
  }
  return { inputs: program.inputs, equations, outputs: program.outputs.map((id) => renamed.get(id)!) };
}

function rewrite(builder: Builder, e: Equation, inputs: readonly Value[]): Value {
  return (
    folded(builder, e, inputs) ?? neutral(builder, e, inputs) ?? merged(builder, e, inputs) ?? copy(builder, e, inputs)
  );
}

/** Primitives that only move numbers. Arithmetic is not folded: exact readings must see 1/150, not its double. */
const moves: Partial<Record<PrimitiveName, Evaluate<never>>> = {
  broadcast: evaluateBroadcast,
  reshape: evaluateReshape,
  transpose: evaluateTranspose,
  neg: evaluateNeg,
  slice: evaluateSlice,
  assemble: evaluateAssemble,
  gather: evaluateGather,
};
const smallSize = 64;

/** The constant that moving numbers of constants gives, unless it would be larger than what it is made of. */
function folded(builder: Builder, e: Equation, inputs: readonly Value[]): Value | undefined {
  const move = moves[e.primitive] as Evaluate<unknown> | undefined;
  if (inputs.length === 0 || move === undefined) return undefined;
  const constants = inputs.map((v) => constantValues(builder, v));
  if (!constants.every((c) => c !== undefined)) return undefined;
  const size = sizeOf(e.shape);
  if (size > smallSize && size > constants.reduce((total, c) => total + c.length, 0)) return undefined;
  const shapes = inputs.map((v) => v.shape);
  const values = new Float64Array(size);
  move(e.parameters, constants, shapes, values);
  return builder.emit('constant', [], { shape: e.shape, values });
}

/** What is left when the equation does nothing. */
function neutral(builder: Builder, e: Equation, [a, b]: readonly Value[]): Value | undefined {
  switch (e.primitive) {
    case 'add':
      return isFilledWith(builder, b!, 0) ? a : isFilledWith(builder, a!, 0) ? b : undefined;
    case 'sub':
      return isFilledWith(builder, b!, 0) ? a : undefined;
    case 'mul':
      return isFilledWith(builder, b!, 1) ? a : isFilledWith(builder, a!, 1) ? b : undefined;
    case 'scale':
      return e.parameters.numerator === e.parameters.denominator ? a : undefined;
    case 'reshape':
      return sameShape(a!.shape, e.shape) ? a : undefined;
    case 'broadcast':
      return sameShape(a!.shape, e.shape) ? a : undefined;
    case 'transpose':
      return e.parameters.permutation.every((axis, k) => axis === k) ? a : undefined;
    case 'sum':
      return e.parameters.axes.length === 0 ? a : undefined;
    case 'slice':
      return sameShape(a!.shape, e.shape) ? a : undefined;
    default:
      return undefined;
  }
}

/** One equation in place of two. */
function merged(builder: Builder, e: Equation, inputs: readonly Value[]): Value | undefined {
  const [a, b] = inputs;
  const inner = a && builder.equationOf(a);
  const source = (): Value => builder.value(inner!.inputs[0]!);
  switch (e.primitive) {
    case 'neg':
      return inner?.primitive === 'neg' ? source() : undefined;
    case 'reshape':
      if (inner?.primitive === 'reshape') return make(builder, 'reshape', [source()], e.parameters);
      return inner?.primitive === 'slice'
        ? make(builder, 'slice', [source()], { offset: inner.parameters.offset, shape: e.shape })
        : undefined;
    case 'transpose': {
      if (inner?.primitive !== 'transpose') return undefined;
      const permutation = e.parameters.permutation.map((axis) => inner.parameters.permutation[axis]!);
      return make(builder, 'transpose', [source()], { permutation });
    }
    case 'sum':
      return e.parameters.axes.every((axis) => a!.shape[axis] === 1)
        ? make(builder, 'reshape', [a!], { shape: e.shape })
        : undefined;
    case 'slice':
      return inner?.primitive === 'slice'
        ? make(builder, 'slice', [source()], {
            offset: inner.parameters.offset + e.parameters.offset,
            shape: e.shape,
          })
        : undefined;
    case 'matmul': {
      const [left, transposeA] = untransposed(builder, a!);
      const [right, transposeB] = untransposed(builder, b!);
      if (!transposeA && !transposeB) return undefined;
      return builder.emit('matmul', [left, right], {
        transposeA: e.parameters.transposeA !== transposeA,
        transposeB: e.parameters.transposeB !== transposeB,
      });
    }
    case 'add':
      return joined(builder, a!, b!);
    default:
      return undefined;
  }
}

/** The simplified value of a new equation: what a merge leaves may be neutral, or merge again. */
function make<K extends PrimitiveName>(
  builder: Builder,
  primitive: K,
  inputs: readonly Value[],
  parameters: PrimitiveParameters[K],
): Value {
  const row = primitiveNamed(primitive);
  const shape = row.shape(
    inputs.map((v) => v.shape),
    parameters,
    '',
  );
  const ids = inputs.map((v) => v.id);
  return rewrite(builder, { primitive, inputs: ids, parameters, shape, scope: '' } as unknown as Equation, inputs);
}

function untransposed(builder: Builder, v: Value): [Value, boolean] {
  const e = builder.equationOf(v);
  return e?.primitive === 'transpose' && v.shape.length === 2 ? [builder.value(e.inputs[0]!), true] : [v, false];
}

/** The sum of two assembled vectors whose parts do not overlap: one assembled vector. */
function joined(builder: Builder, a: Value, b: Value): Value | undefined {
  const [left, right] = [builder.equationOf(a), builder.equationOf(b)];
  if (left?.primitive !== 'assemble' || right?.primitive !== 'assemble') return undefined;
  const parts = [left, right]
    .flatMap((e) => e.inputs.map((id, k) => ({ value: builder.value(id), offset: e.parameters.offsets[k]! })))
    .sort((p, q) => p.offset - q.offset);
  const overlaps = parts.some((p, k) => k > 0 && parts[k - 1]!.offset + sizeOf(parts[k - 1]!.value.shape) > p.offset);
  if (overlaps) return undefined;
  return builder.emit(
    'assemble',
    parts.map((p) => p.value),
    { size: left.parameters.size, offsets: parts.map((p) => p.offset) },
  );
}

function constantValues(builder: Builder, v: Value): Float64Array | undefined {
  const e = builder.equationOf(v);
  return e?.primitive === 'constant' ? e.parameters.values : undefined;
}

function isFilledWith(builder: Builder, v: Value, value: number): boolean {
  const e = builder.equationOf(v);
  if (e?.primitive === 'broadcast' || e?.primitive === 'reshape')
    return isFilledWith(builder, builder.value(e.inputs[0]!), value);
  return e?.primitive === 'constant' && e.parameters.values.every((c) => c === value);
}
