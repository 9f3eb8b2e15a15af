import { expSum } from './expSum.js';
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
 * Returns $e^x$, the same bits on every engine.
 *
 * With $x = (128k + j)\frac{\ln 2}{128} + r$, $|r| \le 0.0028$: $e^x = 2^k \cdot 2^{j/128} \cdot e^r$, the middle factor
 * from a table of two doubles per entry, the last from its Taylor polynomial of degree 5.
 *
 * @param x any double; `exp(-Infinity)` is 0, `exp(Infinity)` and arguments above 709.78 give Infinity, NaN gives NaN
 * @remarks Error at most the bound in `errorBoundUlp`.
 * Source: Tang, Table-driven implementation of the exponential function in IEEE floating-point arithmetic,
 * ACM TOMS 15 (1989).
 * @example exp(1) // 2.718281828459045
 */
export function exp(x: number): number {
  if (!(Math.abs(x) < 708)) return +expSum(x, 0); // also NaN
  const shifted = x * perUnit + shift;
  const cell = shifted - shift;
  const r = x - cell * widthHigh - cell * widthLow;
  const index = cell | 0;
  const entry = (index & 127) << 1;
  const scale = powers[(index >> 7) + offset] * table[entry];
  const square = r * r;
  // e^r − 1, and the table entry's missing part, which is far smaller.
  const rest = r + (table[entry + 1] + square * (0.5 + r * (1 / 6) + square * (1 / 24 + r * (1 / 120))));
  return scale + scale * rest;
}
