import { exp } from './exp.js';
import { roundingShift } from './expTable.js';
import { tanhMiddle, tanhTable } from './tanhTable.js';

// Local names: engines fold a module's own constants into the code, but read imported ones anew at every call.
/** Adding and subtracting it rounds a double to the nearest multiple of 1/32. */
const shift = roundingShift / 32;
const middle = 2 * tanhMiddle;
const table = tanhTable;

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
  const size = Math.abs(x);
  if (!(size < 4)) return +tanhFarOut(x);
  if (size < tiny) return x; // keeps the sign of zero
  return tanhNear(x);
}

/**
 * Writes the hyperbolic tangents of the first `count` numbers of an array, into another one or the same: the same bits as
 * one by one, faster, because the loop calls nothing.
 */
export function tanhAll(x: Float64Array, out: Float64Array, count: number): void {
  let isDone = true;
  for (let e = 0; e < count; e = (e + 1) | 0) {
    const at = x[e]!;
    const size = Math.abs(at);
    if (size < 4 && size >= tiny) out[e] = tanhNear(at);
    else {
      out[e] = at;
      isDone = false;
    }
  }
  if (isDone) return;
  // Results are smaller than 1: what is not smaller than 4 is an argument.
  for (let e = 0; e < count; e = (e + 1) | 0) if (!(Math.abs(out[e]!) < 4)) out[e] = tanhFarOut(out[e]!);
}

/** Below this size tanh(x) is x, rounded. */
const tiny = 1e-9;

/** Returns tanh(x) for |x| < 4 except for zeros, whose sign it does not keep. */
function tanhNear(x: number): number {
  const a = x + shift - shift;
  const b = x - a; // exact
  const entry = ((a * 64) | 0) + middle;
  const s = table[entry]!;
  const square = b * b;
  const tRest = b * square * (-1 / 3 + square * (2 / 15 + square * (-17 / 315 + square * (62 / 2835))));
  const t = b + tRest;
  const rest = table[entry + 1]! + tRest - (s * t * (s + t)) / (1 + s * t);
  // s + b exactly as head + headLow: b keeps all its bits where it is not small beside s.
  const head = s + b;
  const headLow = s - head + b;
  return head + (headLow + rest);
}

/** Returns tanh(x) for |x| ≥ 4, where the quotient is so small that its rounding errors hardly count. */
function tanhFarOut(x: number): number {
  const value = 1 - 2 / (exp(2 * Math.abs(x)) + 1);
  return x < 0 ? -value : value;
}
