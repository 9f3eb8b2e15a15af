import type { MatmulSizes } from '@crease/tensor';
import { addDown, addUp } from './directed.js';
import { enclose, type Interval, invalidInterval } from './interval.js';
import { largestProduct, leastProduct } from './intervalOperations.js';

/**
 * Enclosures of the products of two (stacks of) matrices of intervals.
 *
 * The same bits as one operation after the other, in index order, without an object for every term: products with
 * [0, 0] are left out, an invalid factor makes the sum invalid. Grade: enclosed.
 */
export function multiplyIntervalMatrices(
  a: readonly Interval[],
  b: readonly Interval[],
  { stack, aSize, bSize, rows, inner, columns, aRow, aInner, bInner, bColumn }: MatmulSizes,
): Interval[] {
  const [left, right] = [packed(a), packed(b)];
  const product: Interval[] = [];
  for (let n = 0; n < stack; n++)
    for (let i = 0; i < rows; i++)
      for (let j = 0; j < columns; j++)
        product.push(innerProduct(left, n * aSize + i * aRow, aInner, right, n * bSize + j * bColumn, bInner, inner));
  return product;
}

/** Intervals as two arrays of doubles. */
interface Packed {
  readonly lower: Float64Array;
  readonly upper: Float64Array;
}

function packed(list: readonly Interval[]): Packed {
  const [lower, upper] = [new Float64Array(list.length), new Float64Array(list.length)];
  for (let k = 0; k < list.length; k++) {
    lower[k] = list[k]!.lower;
    upper[k] = list[k]!.upper;
  }
  return { lower, upper };
}

function innerProduct(
  a: Packed,
  aStart: number,
  aStep: number,
  b: Packed,
  bStart: number,
  bStep: number,
  count: number,
): Interval {
  let [lower, upper] = [0, 0];
  for (let k = 0, p = aStart, q = bStart; k < count; k++, p += aStep, q += bStep) {
    const al = a.lower[p]!;
    const au = a.upper[p]!;
    const bl = b.lower[q]!;
    const bu = b.upper[q]!;
    if (!(al <= au && bl <= bu)) return invalidInterval;
    if ((al === 0 && au === 0) || (bl === 0 && bu === 0)) continue;
    const least = leastProduct(al, au, bl, bu);
    const most = largestProduct(al, au, bl, bu);
    const isFirst = lower === 0 && upper === 0;
    lower = isFirst ? least : addDown(lower, least);
    upper = isFirst ? most : addUp(upper, most);
  }
  return enclose(lower, upper);
}
