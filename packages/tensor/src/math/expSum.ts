import { cellsPerUnit, cellWidthHigh, cellWidthLow, expTable, roundingShift } from './expTable.js';
import { powerOffset, powersOfTwo } from './powersOfTwo.js';

// Local names: engines fold a module's own constants into the code, but read imported ones anew at every call.
const perUnit = cellsPerUnit;
const widthHigh = cellWidthHigh;
const widthLow = cellWidthLow;
const table = expTable;
const shift = roundingShift;
const powers = powersOfTwo;
const offset = powerOffset;

/** Where `expHead` leaves the low part of its result, as a one-entry array. */
export const expTail: Float64Array = /* @__PURE__ */ new Float64Array(1);
const tail = expTail;

/**
 * Returns $e^{h + l}$ rounded to a double, over the whole range: overflow to Infinity, gradual underflow, NaN to NaN.
 *
 * @param high $h$, any double
 * @param low $l$, a correction below $10^{-4}$ in size
 */
export function expSum(high: number, low: number): number {
  if (Math.abs(high) < 708) return +expHead(high, low);
  if (!(high < 710)) return high + Infinity; // Infinity, or NaN
  if (high < -746) return 0;
  const cell = high * perUnit + shift - shift;
  const exponent = (cell | 0) >> 7;
  const mantissa = expHead(high - exponent * (128 * widthHigh), low - exponent * (128 * widthLow));
  // Two factors, each a normal power of two: only the last product rounds, and only if the result is subnormal.
  const half = exponent >> 1;
  return mantissa * powers[half + offset] * powers[exponent - half + offset];
}

/**
 * Returns the high part of $e^{h + l}$ and leaves the low part in `expTail[0]`; together they are good to about
 * $2^{-61}$ relative.
 *
 * @param high $h$ with $|h| < 708$
 * @param low $l$, a correction below $10^{-4}$ in size
 */
export function expHead(high: number, low: number): number {
  const cell = high * perUnit + shift - shift;
  const r = high - cell * widthHigh - (cell * widthLow - low);
  const index = cell | 0;
  const entry = (index & 127) << 1;
  const scale = powers[(index >> 7) + offset] * table[entry];
  const square = r * r;
  const rest = r + (table[entry + 1] + square * (0.5 + r * (1 / 6) + square * (1 / 24 + r * (1 / 120))));
  const head = scale + scale * rest;
  tail[0] = scale - head + scale * rest;
  return head;
}
