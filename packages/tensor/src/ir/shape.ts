import { ShapeError } from '../errors.js';

/** The size of each axis of a value; `[]` is a scalar. Elements are stored row-major. */
export type Shape = readonly number[];

/** The number of elements of a value of this shape. */
export function sizeOf(shape: Shape): number {
  let size = 1;
  for (const d of shape) size *= d;
  return size;
}

/** True for an array of whole numbers from 0 on. */
export function isShape(shape: unknown): shape is Shape {
  return Array.isArray(shape) && shape.every((d) => Number.isSafeInteger(d) && d >= 0);
}

/**
 * Fails unless the shape is one.
 *
 * @param where what has the shape, for the message
 */
export function checkShape(where: string, shape: unknown): void {
  if (!isShape(shape)) throw new ShapeError(`${where}: sizes are whole numbers, got ${JSON.stringify(shape)}.`);
}

/** True if the shapes are equal. */
export function sameShape(a: Shape, b: Shape): boolean {
  return a.length === b.length && a.every((d, k) => d === b[k]);
}

/** The shape as text, for messages: `[64, 2]`. */
export function showShape(shape: Shape): string {
  return `[${shape.join(', ')}]`;
}

/** The row-major stride of each axis. */
export function stridesOf(shape: Shape): number[] {
  const strides = new Array<number>(shape.length);
  let stride = 1;
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    strides[axis] = stride;
    stride *= shape[axis]!;
  }
  return strides;
}

/**
 * For every element of `shape` in row-major order, the offset that `strides` (one per axis) give it.
 *
 * The one place where index arithmetic is done: broadcast, transpose and sum are readings of such a table.
 */
export function offsetTable(shape: Shape, strides: readonly number[]): Int32Array {
  const table = new Int32Array(sizeOf(shape));
  const index = new Array<number>(shape.length).fill(0);
  let offset = 0;
  for (let e = 0; e < table.length; e++) {
    table[e] = offset;
    for (let axis = shape.length - 1; axis >= 0; axis--) {
      index[axis]! += 1;
      offset += strides[axis]!;
      if (index[axis]! < shape[axis]!) break;
      offset -= index[axis]! * strides[axis]!;
      index[axis] = 0;
    }
  }
  return table;
}

/** The place of an equation, for messages: ` (in scope "layers/0")`, or nothing outside all scopes. */
export function inScope(scope: string): string {
  return scope === '' ? '' : ` (in scope "${scope}")`;
}
