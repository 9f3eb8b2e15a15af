import { fromDouble, multiplyParts, squareRootParts } from './doubleDouble.js';

/** $2^{j/128}$ for $j = 0 … 127$ at `2j`, and at `2j + 1` what it lacks, relative to it. */
export const expTable: Float64Array = /* @__PURE__ */ tabulate();

/** $128 / \ln 2$, rounded: cells per unit of the argument of exp. */
export const cellsPerUnit = 184.6649652337873;

/** $\ln 2 / 128$ without its last bits: 33 significant bits, so that a product with a cell number is exact. */
export const cellWidthHigh = 0.005415212348452769;

/** $\ln 2 / 128$ minus `cellWidthHigh`. */
export const cellWidthLow = -3.2819649005320973e-13;

/** $3 · 2^{51}$: adding and subtracting it rounds a double below $2^{51}$ to the nearest integer. */
export const roundingShift = 6755399441055744;

function tabulate(): Float64Array {
  const table = new Float64Array(256);
  let root = fromDouble(2);
  for (let halvings = 0; halvings < 7; halvings++) root = squareRootParts(root);
  let power = fromDouble(1);
  for (let j = 0; j < 128; j++) {
    table[2 * j] = power.high;
    table[2 * j + 1] = power.low / power.high;
    power = multiplyParts(power, root);
  }
  return table;
}
