import type { MatmulSizes } from '../ir/primitives/matmul.js';
import type { LoopNest } from './loopNest.js';

/** A factor of a product: an array, and where its first entry lies. */
export interface Factor {
  readonly array: string;
  readonly offset: number;
}

/** Rows that are multiplied side by side: every entry of the second factor is read once for all of them. */
const rowsAtOnce = 4;

/** Up to so many terms of a sum are written out, with a row of the first factor in variables. */
const longestSum = 16;

/** Whether a product is faster when its loops are written for its sizes than with `multiply`. */
export function isSmallProduct({ stack, rows, inner }: MatmulSizes): boolean {
  return stack === 1 && rows >= rowsAtOnce && inner > 0 && inner <= longestSum;
}

/**
 * The loops of a small product [rows, columns], four rows at a time: the rows of the first factor are read into
 * variables, which stay there for all columns, and the sums over the inner index are written out.
 *
 * @param nest names the variables of an element: its index, its row `r` and its column `c`
 * @param use  the statements for one entry, given the name of its sum
 */
export function productNest(
  { rows, columns, inner, aRow, aInner, bInner, bColumn }: MatmulSizes,
  a: Factor,
  b: Factor,
  nest: LoopNest,
  use: (sum: string) => string,
): string {
  const each = (count: number, text: (k: number) => string): string =>
    Array.from({ length: count }, (_, k) => text(k)).join('');
  const entry = use('s');
  const block = (first: string, count: number): string => {
    const loads = each(
      count,
      (q) =>
        `const p${q}=(Math.imul((${first}+${q})|0,${aRow})+${a.offset})|0;${each(inner, (k) => `const a${q}_${k}=${a.array}[(p${q}+${k * aInner})|0];`)}`,
    );
    const sums = each(
      inner,
      (k) =>
        `const w${k}=${b.array}[(z+${k * bInner})|0];${each(count, (q) => `${k === 0 ? `let s${q}=` : `s${q}+=`}a${q}_${k}*w${k};`)}`,
    );
    const entries = each(
      count,
      (q) => `{const r=(${first}+${q})|0;const ${nest.element}=(Math.imul(r,${columns})+c)|0;const s=s${q};${entry}}`,
    );
    return `${loads}let z=${b.offset};for(let c=0;c<${columns};c=(c+1)|0){${sums}${entries}z=(z+${bColumn})|0;}`;
  };
  const whole = rows - (rows % rowsAtOnce);
  const rest = rows > whole ? `{${block(`${whole}`, rows - whole)}}` : '';
  return `for(let i=0;i<${whole};i=(i+${rowsAtOnce})|0){${block('i', rowsAtOnce)}}${rest}`;
}
