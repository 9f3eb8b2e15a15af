import { expAll } from './exp.js';
import { roundingShift } from './expTable.js';
import { tanhMiddle, tanhTable } from './tanhTable.js';

// Local names: engines fold a module's own constants into the code, but read imported ones anew at every call.
/** Adding and subtracting it rounds a double to the nearest multiple of 1/32. */
const shift = roundingShift / 32;
const middle = 2 * tanhMiddle;
const table = tanhTable;

const one: Float64Array = /* @__PURE__ */ new Float64Array(1);
const far: Float64Array = /* @__PURE__ */ new Float64Array(1);

/**
 * Returns the hyperbolic tangent of x, the same bits on every engine.
 *
 * Below 4 in size with $x = a + b$, $a$ the nearest multiple of 1/32, $s = \tanh a$ from a table of two doubles per entry and
 * $t = \tanh b$ from the power series: $\tanh x = s + t - \frac{s t (s + t)}{1 + s t}$. Beyond, $1 - \frac{2}{e^{2x} + 1}$.
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
export function tanhAll(x: Float64Array, y: Float64Array, from: number, to: number): void {
  let isDone = true;
  for (let e = from; e < to; e = (e + 1) | 0) {
    const at = x[e];
    const size = Math.abs(at);
    if (size < 4 && size >= 1e-9) {
      const a = at + shift - shift;
      const b = at - a; // exact
      const entry = ((a * 64) | 0) + middle;
      const s = table[entry];
      const square = b * b;
      const tRest = b * square * (-1 / 3 + square * (2 / 15 + square * (-17 / 315 + square * (62 / 2835))));
      const t = b + tRest;
      const rest = table[entry + 1] + tRest - (s * t * (s + t)) / (1 + s * t);
      // s + b exactly as head + headLow: b keeps all its bits where it is not small beside s.
      const head = s + b;
      const headLow = s - head + b;
      y[e] = head + (headLow + rest);
    } else {
      y[e] = at; // of numbers so small also the value; this keeps the sign of zero too
      isDone = false;
    }
  }
  if (!isDone) tanhFarOut(y, from, to);
}

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
