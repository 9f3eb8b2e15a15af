import { ShapeError } from '../errors.js';
import { gather as gatherRow } from '../ir/primitives/gather.js';
import { type Shape, sizeOf } from '../ir/shape.js';
import type { Value } from '../ir/value.js';

/**
 * The product of two matrices, or of two stacks of them with the same leading axes; `transposeA`, `transposeB` read a
 * factor as its transpose.
 */
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
  return a.builder.emit('sum', [a.builder.emit('mul', [a, b], {})], { axes: [0] });
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

/** A run of consecutive elements (row-major) with a shape of its own. */
export function slice(a: Value, offset: number, shape: Shape): Value {
  return a.builder.emit('slice', [a], { offset, shape });
}

/** The elements at fixed places (row-major), with a shape of its own. */
export function gather(a: Value, indices: ArrayLike<number>, shape: Shape): Value {
  const places = Int32Array.from(indices);
  const wrong = places.findIndex((place, k) => place !== indices[k]);
  if (wrong >= 0) throw new ShapeError(`gather: index ${indices[wrong]} is no whole number.`);
  return a.builder.emit(gatherRow.name, [a], { indices: places, shape });
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
