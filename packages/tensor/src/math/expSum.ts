import { cellsPerUnit, cellWidthHigh, cellWidthLow, expTable, roundingShift } from './expTable.js';
import { powerOffset, powersOfTwo } from './powersOfTwo.js';

/** Where `expHead` leaves the low part of its result, as a one-entry array. */
export const expTail: Float64Array = /* @__PURE__ */ new Float64Array(1);

/**
 * Returns $e^{h + l}$ rounded to a double, over the whole range: overflow to Infinity, gradual underflow, NaN to NaN.
 *
 * @param high $h$, any double
 * @param low $l$, a correction below $10^{-6}$ in size
 */
export function expSum(high: number, low: number): number {
  if (Math.abs(high) < 708) return expHead(high, low);
  if (!(high < 710)) return high + Infinity; // Infinity, or NaN
  if (high < -746) return 0;
  const cell = high * cellsPerUnit + roundingShift - roundingShift;
  const exponent = (cell | 0) >> 7;
  const mantissa = expHead(high - exponent * (128 * cellWidthHigh), low - exponent * (128 * cellWidthLow));
  // Two factors, each a normal power of two: only the last product rounds, and only if the result is subnormal.
  const half = exponent >> 1;
  return mantissa * powersOfTwo[half + powerOffset] * powersOfTwo[exponent - half + powerOffset];
}

/**
 * Returns the high part of $e^{h + l}$ and leaves the low part in `expTail[0]`; together they are good to about
 * $2^{-61}$ relative.
 *
 * @param high $h$ with $|h| < 708$
 * @param low $l$, a correction below $10^{-6}$ in size
 */
export function expHead(high: number, low: number): number {
  const cell = high * cellsPerUnit + roundingShift - roundingShift;
  const r = high - cell * cellWidthHigh - (cell * cellWidthLow - low);
  const index = cell | 0;
  const entry = (index & 127) << 1;
  const scale = powersOfTwo[(index >> 7) + powerOffset] * expTable[entry];
  const square = r * r;
  const rest = r + (expTable[entry + 1] + square * (0.5 + r * (1 / 6) + square * (1 / 24 + r * (1 / 120))));
  const head = scale + scale * rest;
  expTail[0] = scale - head + scale * rest;
  return head;
}
