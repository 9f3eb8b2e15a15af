import { type Shape, sizeOf } from '../ir/shape.js';

/** One or two loops over the elements of a value. */
export interface LoopNest {
  /** The variable that holds the index of the element. */
  readonly element: string;
  /** The loops around statements for one element. If they are two, `r` and `c` are the indices of row and column. */
  readonly around: (statements: string) => string;
  /** The index of the element of a broadcast value, if it is an expression in the variables of the loops. */
  readonly sourceIndex: (source: Shape, axes: readonly number[]) => string | undefined;
}

/**
 * Loops over a value: two where something in the chain is repeated along leading or trailing axes, so that its index is
 * a variable of a loop and no division.
 *
 * @param wanted the length of the inner loop, if the reader of the chain needs one; the outer one then is `r`
 */
export function loopNest(
  shape: Shape,
  broadcasts: readonly { readonly source: Shape; readonly axes: readonly number[] }[],
  wanted?: number,
): LoopNest {
  const size = sizeOf(shape);
  const inner = wanted ?? broadcasts.map((b) => innerLength(shape, b.source, b.axes)).find((n) => n !== undefined);
  const isNested = inner !== undefined && inner > 0 && size > 0;
  return {
    element: 'e',
    around: (statements) =>
      isNested
        ? `for(let r=0;r<${size / inner};r=(r+1)|0){const y=Math.imul(r,${inner});for(let c=0;c<${inner};c=(c+1)|0){const e=(y+c)|0;${statements}}}`
        : `for(let e=0;e<${size};e=(e+1)|0){${statements}}`,
    sourceIndex: (source, axes) => {
      const length = sizeOf(source);
      if (length === 1) return '0';
      if (isTrailing(shape, axes)) return inner === length ? 'c' : `e%${length}`;
      return isLeading(axes) && inner === size / length ? 'r' : undefined;
    },
  };
}

function innerLength(shape: Shape, source: Shape, axes: readonly number[]): number | undefined {
  const length = sizeOf(source);
  if (length <= 1) return undefined;
  if (isTrailing(shape, axes)) return length;
  return isLeading(axes) ? sizeOf(shape) / length : undefined;
}

function isTrailing(shape: Shape, axes: readonly number[]): boolean {
  return axes.every((axis, k) => axis === shape.length - axes.length + k);
}

function isLeading(axes: readonly number[]): boolean {
  return axes.every((axis, k) => axis === k);
}
