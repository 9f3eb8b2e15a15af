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

/**
 * Replaces the first number of the pair $(h, l)$ by $e^{h + l}$ rounded to a double, over the whole range: overflow to
 * Infinity, gradual underflow, NaN to NaN.
 *
 * @param pair $h$, any double, and $l$, a correction below $10^{-4}$ in size; the second entry ends up without meaning
 */
export function expSum(pair: Float64Array): void {
  const high = pair[0];
  if (Math.abs(high) < 708) expPair(pair);
  else if (!(high < 710))
    pair[0] = high + Infinity; // Infinity, or NaN
  else if (high < -746) pair[0] = 0;
  else {
    const cell = high * perUnit + shift - shift;
    const exponent = (cell | 0) >> 7;
    pair[0] = high - exponent * (128 * widthHigh);
    pair[1] -= exponent * (128 * widthLow);
    expPair(pair);
    // Two factors, each a normal power of two: only the last product rounds, and only if the result is subnormal.
    const half = exponent >> 1;
    pair[0] = pair[0] * powers[half + offset] * powers[exponent - half + offset];
  }
}

/**
 * Replaces the pair $(h, l)$ by $e^{h + l}$ as a sum of two doubles, good to about $2^{-61}$ relative.
 *
 * @param pair $h$ with $|h| < 708$, and $l$, a correction below $10^{-4}$ in size
 */
export function expPair(pair: Float64Array): void {
  const high = pair[0];
  const cell = high * perUnit + shift - shift;
  const r = high - cell * widthHigh - (cell * widthLow - pair[1]);
  const index = cell | 0;
  const entry = (index & 127) << 1;
  const scale = powers[(index >> 7) + offset] * table[entry];
  const square = r * r;
  const rest = r + (table[entry + 1] + square * (0.5 + r * (1 / 6) + square * (1 / 24 + r * (1 / 120))));
  const head = scale + scale * rest;
  pair[0] = head;
  pair[1] = scale - head + scale * rest;
}
