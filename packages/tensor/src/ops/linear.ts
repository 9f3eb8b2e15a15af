import { ShapeError } from '../errors.js';
import { type Shape, showShape, sizeOf } from '../ir/shape.js';
import type { Value } from '../ir/value.js';

/** The product of two matrices; `transposeA`, `transposeB` read a factor as its transpose. */
export function matmul(
  a: Value,
  b: Value,
  options: { readonly transposeA?: boolean; readonly transposeB?: boolean } = {},
): Value {
  return a.builder.emit('matmul', [a, b], {
    transposeA: options.transposeA ?? false,
    transposeB: options.transposeB ?? false,
  });
}

/** The inner product of two vectors of equal length: a scalar. */
export function dot(a: Value, b: Value): Value {
  return sum(a.builder.emit('mul', [a, b], {}));
}

/** The value with its axes permuted; by default their order is reversed. */
export function transpose(a: Value, permutation?: readonly number[]): Value {
  return a.builder.emit('transpose', [a], {
    permutation: permutation ?? a.shape.map((_, k) => a.shape.length - 1 - k),
  });
}

/** The same elements in the same order with another shape. */
export function reshape(a: Value, shape: Shape): Value {
  return a.builder.emit('reshape', [a], { shape });
}

/** The sum over some axes (all by default). */
export function sum(a: Value, axes?: readonly number[]): Value {
  return a.builder.emit('sum', [a], { axes: axes ?? a.shape.map((_, axis) => axis) });
}

/**
 * The mean over all elements: a scalar.
 *
 * @throws ShapeError if there are none
 */
export function mean(a: Value): Value {
  const count = sizeOf(a.shape);
  if (count === 0) throw new ShapeError(`mean: a value of shape ${showShape(a.shape)} has no elements.`);
  return a.builder.emit('scale', [sum(a)], { numerator: 1, denominator: count });
}

/** log Σ exp over the last axis, without overflow. */
export function logSumExp(a: Value): Value {
  return a.builder.emit('logSumExp', [a], {});
}

/** A run of consecutive elements (row-major) with a shape of its own. */
export function slice(a: Value, offset: number, shape: Shape): Value {
  return a.builder.emit('slice', [a], { offset, shape });
}

/** The elements at fixed places (row-major), with a shape of its own. */
export function gather(a: Value, indices: ArrayLike<number>, shape: Shape): Value {
  return a.builder.emit('gather', [a], { indices: Int32Array.from(indices), shape });
}

/** The elements of several values, one after the other, as one vector. */
export function concat(parts: readonly Value[]): Value {
  const [first] = parts;
  if (first === undefined) throw new ShapeError('concat: needs at least one value.');
  const offsets: number[] = [];
  let size = 0;
  for (const part of parts) {
    offsets.push(size);
    size += sizeOf(part.shape);
  }
  return first.builder.emit('assemble', parts, { size, offsets });
}
