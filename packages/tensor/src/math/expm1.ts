import { exp } from './exp.js';
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
 * Returns $e^x - 1$, accurate also near 0, the same bits on every engine.
 *
 * The reduction of `exp`, with the large parts added exactly: $e^x - 1 = (s - 1) + r + (s - 1)r + s(e^r - 1 - r)$ where
 * $s = 2^{k + j/128}$.
 *
 * @param x any double; `expm1(-0)` is −0, `expm1(-Infinity)` is −1
 * @remarks Error at most the bound in `errorBoundUlp`.
 * @example expm1(1e-10) // 1.00000000005e-10
 */
export function expm1(x: number): number {
  if (!(Math.abs(x) < 40)) return exp(x) - 1; // rounds to −1 on the left; also NaN
  const cell = x * perUnit + shift - shift;
  const r = x - cell * widthHigh; // exact
  const rLow = -cell * widthLow;
  const index = cell | 0;
  if (index === 0 && Math.abs(x) < 1e-17) return x; // keeps the sign of zero and every subnormal
  const entry = (index & 127) << 1;
  const scale = powers[(index >> 7) + offset] * table[entry];
  const sum = r + rLow;
  const square = sum * sum;
  const rest = square * (0.5 + sum * (1 / 6) + square * (1 / 24 + sum * (1 / 120) + square * (1 / 720)));
  const less = scale - 1;
  const back = less - scale;
  const lessLow = scale - (less - back) - (1 + back); // exact, whichever of scale and 1 is larger: no branch
  const head = less + r;
  const headLow = less - head + r;
  return head + (headLow + lessLow + (less * r + scale * (rest + rLow + table[entry + 1] * (1 + sum))));
}
