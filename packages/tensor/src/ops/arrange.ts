import { ShapeError } from '../errors.js';
import { scatterAdd } from '../ir/primitives/gather.js';
import { offsetTable, type Shape, sameShape, showShape, sizeOf, stridesOf } from '../ir/shape.js';
import type { Value } from '../ir/value.js';
import { concat, gather, reshape, transpose } from './linear.js';

/** The position of an axis that may be counted from the end. */
export function axisOf(name: string, a: Value, axis: number): number {
  const position = axis < 0 ? axis + a.shape.length : axis;
  if (!Number.isInteger(position) || position < 0 || position >= a.shape.length)
    throw new ShapeError(`${name}: a value of shape ${showShape(a.shape)} has no axis ${axis}.`);
  return position;
}

/** The value with one axis moved to another position; the others keep their order. */
export function moveAxis(a: Value, from: number, to: number): Value {
  const [start, end] = [axisOf('moveAxis', a, from), axisOf('moveAxis', a, to)];
  const permutation = a.shape.map((_, k) => k).filter((k) => k !== start);
  permutation.splice(end, 0, start);
  return start === end ? a : transpose(a, permutation);
}

/**
 * Several values joined along one axis.
 *
 * @throws ShapeError if there are none, or another axis differs
 */
export function concatenate(parts: readonly Value[], axis = 0): Value {
  const [first] = parts;
  if (first === undefined) throw new ShapeError('concatenate: needs at least one value.');
  const joined = axisOf('concatenate', first, axis);
  const others = (v: Value): Shape => v.shape.toSpliced(joined, 1);
  for (const part of parts)
    if (part.shape.length !== first.shape.length || !sameShape(others(part), others(first)))
      throw new ShapeError(
        `concatenate: shapes ${showShape(first.shape)} and ${showShape(part.shape)} differ in more than axis ${joined}.`,
      );
  const length = parts.reduce((total, part) => total + part.shape[joined]!, 0);
  const front = concat(parts.map((part) => moveAxis(part, joined, 0)));
  return moveAxis(reshape(front, [length, ...others(first)]), 0, joined);
}

/**
 * The value surrounded by zeros.
 *
 * @param widths for each axis how many zeros come before and after
 * @throws ShapeError if there is not one pair of whole numbers ≥ 0 for each axis
 */
export function pad(a: Value, widths: readonly (readonly [before: number, after: number])[]): Value {
  if (widths.length !== a.shape.length || widths.flat().some((w) => !Number.isInteger(w) || w < 0))
    throw new ShapeError(
      `pad: ${showShape(a.shape)} needs ${a.shape.length} pairs of whole numbers ≥ 0, got ${JSON.stringify(widths)}.`,
    );
  if (widths.flat().every((w) => w === 0)) return a;
  const shape = a.shape.map((d, k) => d + widths[k]![0] + widths[k]![1]);
  const strides = stridesOf(shape);
  const corner = widths.reduce((offset, [before], k) => offset + before * strides[k]!, 0);
  const indices = offsetTable(a.shape, strides).map((offset) => offset + corner);
  return a.builder.emit(scatterAdd.name, [a], { indices, shape });
}

/**
 * The slices at fixed positions along one axis, in the given order; a position may occur many times.
 *
 * @throws ShapeError if a position is not one of the axis
 */
export function take(a: Value, positions: readonly number[], axis = 0): Value {
  const along = axisOf('take', a, axis);
  const bad = positions.find((p) => !Number.isInteger(p) || p < 0 || p >= a.shape[along]!);
  if (bad !== undefined)
    throw new ShapeError(
      `take: position ${bad} is outside 0…${a.shape[along]! - 1} on axis ${along} of ${showShape(a.shape)}.`,
    );
  const shape = a.shape.with(along, positions.length);
  const inner = sizeOf(a.shape.slice(along + 1));
  const length = a.shape[along]!;
  const indices = Int32Array.from({ length: sizeOf(shape) }, (_, e) => {
    const [outer, position] = [Math.floor(e / (inner * positions.length)), Math.floor(e / inner) % positions.length];
    return (outer * length + positions[position]!) * inner + (e % inner);
  });
  return gather(a, indices, shape);
}
