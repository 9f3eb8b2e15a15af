import { addParts, type DoubleDouble, divideParts, fromDouble, multiplyParts } from './doubleDouble.js';

/** `atanTable` has entries for $i/128$, i = 0 … 128. */
export const atanCells = 128;

/** $\arctan(i/128)$ rounded at `2i`, and what it lacks at the next place. */
export const atanTable: Float64Array = /* @__PURE__ */ tabulate();

function tabulate(): Float64Array {
  const table = new Float64Array(2 * (atanCells + 1));
  const reciprocals = oddReciprocals();
  let angle = fromDouble(0);
  for (let i = 0; i < atanCells; i++) {
    // arctan((i + 1)/n) − arctan(i/n) = arctan(n / (n² + i(i + 1))).
    angle = addParts(angle, smallAngle(atanCells, atanCells * atanCells + i * (i + 1), reciprocals));
    table[2 * (i + 1)] = angle.high;
    table[2 * (i + 1) + 1] = angle.low;
  }
  return table;
}

/** $1/k$ for k = 1, 3, …, 15. */
function oddReciprocals(): DoubleDouble[] {
  return Array.from({ length: 8 }, (_, j) => divideParts(fromDouble(1), fromDouble(2 * j + 1)));
}

/** Returns $\arctan(p/q)$ for $p/q \le 1/128$ from its power series, summed by Horner's rule. */
function smallAngle(p: number, q: number, reciprocals: readonly DoubleDouble[]): DoubleDouble {
  const z = divideParts(fromDouble(p), fromDouble(q));
  const square = multiplyParts(z, z);
  const minusSquare = { high: -square.high, low: -square.low };
  return multiplyParts(
    z,
    reciprocals.reduceRight((sum, reciprocal) => addParts(reciprocal, multiplyParts(sum, minusSquare)), fromDouble(0)),
  );
}
