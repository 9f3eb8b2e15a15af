import type { ArrayFunction } from './arrayFunction.js';
import { expAll } from './exp.js';
import { roundingShift } from './expTable.js';
import { tanhMiddle, tanhTables } from './tanhTable.js';

const one: Float64Array = /* @__PURE__ */ new Float64Array(1);
const far: Float64Array = /* @__PURE__ */ new Float64Array(1);

/**
 * Returns the hyperbolic tangent of x, the same bits on every engine.
 *
 * Below 4 in size with $x = a + b$, $a$ the nearest multiple of 1/64, $s = \tanh a$ from a table and $t = \tanh b = b - r$ from
 * the power series: $\tanh x = (s + b) - \left(\frac{s t (s + t)}{1 + s t} + r\right)$. The table's s is rounded so far that
 * $s + b$ is exact, and what it is too large by is added to r. Beyond, $1 - \frac{2}{e^{2x} + 1}$.
 *
 * @param x any double; `tanh(-0)` is −0, ±Infinity give ±1
 * @remarks Error at most the bound in `errorBoundUlp`. One division, no branch that depends on the sign of x.
 * @example tanh(0.5) // 0.46211715726000974
 */
export function tanh(x: number): number {
  one[0] = x;
  tanhAll(one, one, 0, 1);
  return one[0];
}

/** `tanh` of arrays: an `ArrayFunction`. The loop calls nothing: what is far out comes after it. */
export const tanhAll: ArrayFunction = /* @__PURE__ */ (() => {
  // Variables around a function that is made once are constants to engines, also in a bundle, where those of a module are not.
  /** Adding and subtracting it rounds a double to the nearest multiple of 1/64. */
  const shift = roundingShift / 64;
  const middle = tanhMiddle;
  const rounded = tanhTables.rounded;
  const excess = tanhTables.excess;
  return (x, y, from, to) => {
    let isDone = true;
    for (let e = from; e < to; e = (e + 1) | 0) {
      const at = x[e];
      let value = at; // stored in one place: engines then compute the address of y before the loop
      if (Math.abs(at) < 4) {
        const a = at + shift - shift;
        const b = at - a; // exact
        const entry = ((a * 64) | 0) + middle;
        const s = rounded[entry];
        const square = b * b;
        const r = b * square * (1 / 3 - square * (2 / 15 - square * (17 / 315)));
        const t = b - r;
        const st = s * t;
        // s + b is exact: a multiple of the last place of x, as s and b are, and between 0 and x. The rest is small.
        value = s + b - ((st * (s + t)) / (1 + st) + (r + excess[entry]));
      } else isDone = false;
      y[e] = value;
    }
    if (!isDone) tanhFarOut(y, from, to);
  };
})();

/** Replaces by its tanh each number of size 4 or more, where the quotient is so small that its rounding errors hardly count. */
function tanhFarOut(y: Float64Array, from: number, to: number): void {
  for (let e = from; e < to; e = (e + 1) | 0) {
    const at = y[e];
    // Results are smaller than 1: what is not smaller than 4 is an argument.
    if (Math.abs(at) < 4) continue;
    far[0] = 2 * Math.abs(at);
    expAll(far, far, 0, 1);
    const value = 1 - 2 / (far[0] + 1);
    y[e] = at < 0 ? -value : value;
  }
}
