import { expAll } from './exp.js';
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

const one: Float64Array = /* @__PURE__ */ new Float64Array(1);
const far: Float64Array = /* @__PURE__ */ new Float64Array(1);

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
  one[0] = x;
  expm1All(one, one, 0, 1);
  return one[0];
}

/** `expm1` of arrays: an `ArrayFunction`. */
export function expm1All(x: Float64Array, y: Float64Array, from: number, to: number): void {
  for (let e = from; e < to; e = (e + 1) | 0) {
    const at = x[e];
    if (Math.abs(at) < 40) {
      const cell = at * perUnit + shift - shift;
      const r = at - cell * widthHigh; // exact
      const rLow = -cell * widthLow;
      const index = cell | 0;
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
      const value = head + (headLow + lessLow + (less * r + scale * (rest + rLow + table[entry + 1] * (1 + sum))));
      y[e] = Math.abs(at) < 1e-17 ? at : value; // keeps the sign of zero and every subnormal
    } else {
      far[0] = at;
      expAll(far, far, 0, 1);
      y[e] = far[0] - 1; // rounds to −1 on the left; also NaN
    }
  }
}
