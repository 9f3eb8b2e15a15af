import { expSum } from './expSum.js';
import { cellsPerUnit, cellWidthHigh, cellWidthLow, expTable, roundingShift } from './expTable.js';
import { powerOffset, powersOfTwo } from './powersOfTwo.js';

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
  if (!(Math.abs(x) < 708)) return expSum(x, 0); // also NaN
  const shifted = x * cellsPerUnit + roundingShift;
  const cell = shifted - roundingShift;
  const r = x - cell * cellWidthHigh - cell * cellWidthLow;
  const index = cell | 0;
  const entry = (index & 127) << 1;
  const scale = powersOfTwo[(index >> 7) + powerOffset] * expTable[entry];
  const square = r * r;
  // e^r − 1, and the table entry's missing part, which is far smaller.
  const rest = r + (expTable[entry + 1] + square * (0.5 + r * (1 / 6) + square * (1 / 24 + r * (1 / 120))));
  return scale + scale * rest;
}
