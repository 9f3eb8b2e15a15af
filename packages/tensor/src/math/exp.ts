import type { ArrayFunction } from './arrayFunction.js';
import { expSum } from './expSum.js';
import { cellsPerUnit, cellWidthHigh, cellWidthLow, expTable, roundingShift } from './expTable.js';
import { powerOffset, powersOfTwo } from './powersOfTwo.js';

const one: Float64Array = /* @__PURE__ */ new Float64Array(1);
const pair: Float64Array = /* @__PURE__ */ new Float64Array(2);

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
  one[0] = x;
  expAll(one, one, 0, 1);
  return one[0];
}

/** `exp` of arrays: an `ArrayFunction`. */
export const expAll: ArrayFunction = /* @__PURE__ */ (() => {
  // Variables around a function that is made once are constants to engines, also in a bundle, where those of a module are not.
  const perUnit = cellsPerUnit;
  const widthHigh = cellWidthHigh;
  const widthLow = cellWidthLow;
  const table = expTable;
  const shift = roundingShift;
  const powers = powersOfTwo;
  const offset = powerOffset;
  return (x, y, from, to) => {
    for (let e = from; e < to; e = (e + 1) | 0) {
      const at = x[e];
      if (Math.abs(at) < 708) {
        const cell = at * perUnit + shift - shift;
        const r = at - cell * widthHigh - cell * widthLow;
        const index = cell | 0;
        const entry = (index & 127) << 1;
        const scale = powers[(index >> 7) + offset] * table[entry];
        const square = r * r;
        // e^r − 1, and the table entry's missing part, which is far smaller.
        const rest = r + (table[entry + 1] + square * (0.5 + r * (1 / 6) + square * (1 / 24 + r * (1 / 120))));
        y[e] = scale + scale * rest;
      } else {
        // Also NaN.
        pair[0] = at;
        pair[1] = 0;
        expSum(pair);
        y[e] = pair[0];
      }
    }
  };
})();
