import { ShapeError, UsageError } from '../errors.js';
import type { Builder } from '../ir/builder.js';
import { type Shape, sameShape, showShape } from '../ir/shape.js';
import { Value } from '../ir/value.js';
import { fixed } from '../scalar/activationFamily.js';
import { constant as constantExpression, div as quotient, x } from '../scalar/expression.js';
import { analytic, type ScalarFunction } from '../scalar/piecewise.js';

/** What an elementwise operation takes: a traced value or a number. */
export type Operand = Value | number;

/** The traced value of a fixed array of numbers, in the trace of `like`. The numbers are copied. */
export function constant(like: Value, values: number | ArrayLike<number>, shape?: Shape): Value {
  const list = typeof values === 'number' ? Float64Array.of(values) : Float64Array.from(values);
  const full = shape ?? (typeof values === 'number' ? [] : [list.length]);
  return like.builder.emit('constant', [], { shape: full, values: list });
}

/** The sum, elementwise; the smaller shape is repeated along leading axes and axes of size 1. */
export function add(a: Operand, b: Operand): Value {
  const [left, right] = aligned('add', a, b);
  return left.builder.emit('add', [left, right], {});
}

/** The difference, elementwise; shapes as for `add`. */
export function sub(a: Operand, b: Operand): Value {
  const [left, right] = aligned('sub', a, b);
  return left.builder.emit('sub', [left, right], {});
}

/** The product, elementwise; shapes as for `add`. */
export function mul(a: Operand, b: Operand): Value {
  if (typeof b === 'number') return scale(traced('mul', a, b), b);
  if (typeof a === 'number') return scale(b, a);
  const [left, right] = aligned('mul', a, b);
  return left.builder.emit('mul', [left, right], {});
}

const reciprocal = /* @__PURE__ */ fixed(() => analytic('reciprocal', quotient(constantExpression(1), x)));

/** The quotient, elementwise: by a number it is exact division, by a traced value the product with its reciprocal. */
export function div(a: Operand, b: Operand): Value {
  if (typeof b === 'number') return scale(traced('div', a, b), 1, b);
  return mul(a, apply(reciprocal, b));
}

/** The negative of a value. */
export function neg(a: Value): Value {
  return a.builder.emit('neg', [a], {});
}

/**
 * The value times numerator/denominator. The ratio stays a ratio: exact readings see 1/150, not a rounded double.
 *
 * @throws UsageError unless both numbers are finite and the denominator is not zero
 */
export function scale(a: Value, numerator: number, denominator = 1): Value {
  if (!Number.isFinite(numerator) || !Number.isFinite(denominator) || denominator === 0)
    throw new UsageError(
      `scale: needs finite numbers and a denominator other than 0, got ${numerator}/${denominator}.`,
    );
  if (numerator === denominator) return a;
  return a.builder.emit('scale', [a], { numerator, denominator });
}

/**
 * A scalar function applied to every element.
 *
 * @throws UsageError if f is no scalar function but, say, the name of one
 */
export function apply(f: ScalarFunction, a: Value): Value {
  if (!f || typeof f !== 'object' || !('pieces' in f || 'repeat' in f))
    throw new UsageError("apply: needs a function such as activation('relu').");
  return a.builder.emit('map', [a], { function: f });
}

/** The value repeated to a larger shape, by the rules of `add`. */
export function broadcastTo(a: Value, shape: Shape): Value {
  if (sameShape(a.shape, shape)) return a;
  const lead = shape.length - a.shape.length;
  const fits = lead >= 0 && a.shape.every((d, k) => d === shape[k + lead] || d === 1);
  if (!fits) throw new ShapeError(`broadcastTo: ${showShape(a.shape)} does not fit into ${showShape(shape)}.`);
  // Axes of size 1 are dropped first; then every remaining axis has the size that it needs.
  const axes = a.shape.map((_, k) => k + lead).filter((axis, k) => a.shape[k] === shape[axis]);
  const compact = axes.map((axis) => shape[axis]!);
  const source = sameShape(a.shape, compact) ? a : a.builder.emit('reshape', [a], { shape: compact });
  return axes.length === shape.length ? source : a.builder.emit('broadcast', [source], { shape, axes });
}

function aligned(name: string, a: Operand, b: Operand): [Value, Value] {
  const like = a instanceof Value ? a : traced(name, b, a);
  const left = a instanceof Value ? a : constant(like, a);
  const right = b instanceof Value ? b : constant(like, b);
  const shape = commonShape(name, left, right);
  return [broadcastTo(left, shape), broadcastTo(right, shape)];
}

function traced(name: string, v: Operand, other: Operand): Value {
  if (v instanceof Value) return v;
  throw new UsageError(`${name}: needs a traced value, got ${v} and ${typeof other === 'number' ? other : 'a value'}.`);
}

function commonShape(name: string, a: Value, b: Value): Shape {
  const rank = Math.max(a.shape.length, b.shape.length);
  const result: number[] = [];
  for (let k = 0; k < rank; k++) {
    const da = a.shape[a.shape.length - rank + k] ?? 1;
    const db = b.shape[b.shape.length - rank + k] ?? 1;
    if (da !== db && da !== 1 && db !== 1)
      throw new ShapeError(
        `${name}: shapes ${showShape(a.shape)} and ${showShape(b.shape)} do not fit together: axis sizes ${da} and ${db}. Equal sizes, or 1, are needed from the last axis on.`,
      );
    result.push(da === 1 ? db : da);
  }
  return result;
}

/** The builder of a value: for operations that make several equations under one scope. */
export function scoped<T>(like: Value, name: string, body: () => T): T {
  const builder: Builder = like.builder;
  return builder.scoped(name, body);
}
