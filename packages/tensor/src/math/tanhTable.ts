import { addParts, type DoubleDouble, fromDouble, multiplyParts } from './doubleDouble.js';

/** Where the table's middle, the entry of 0, stands: `tanhTable` has entries for $i/32$, $|i| \le$ `tanhMiddle`. */
export const tanhMiddle = 128;

/** $\tanh(i/32)$ rounded at `2(i + tanhMiddle)`, and what it lacks at the next place. */
export const tanhTable: Float64Array = /* @__PURE__ */ tabulate();

function tabulate(): Float64Array {
  const table = new Float64Array(2 * (2 * tanhMiddle + 1));
  const step = expOfOneSixteenth();
  let power = fromDouble(1);
  for (let i = 0; i <= tanhMiddle; i++) {
    // tanh(i/32) = (E − 1) / (E + 1) with E = e^(i/16): the rounded quotient, then its remainder over the divisor.
    const top = power.high - 1;
    const topLow = power.high - top - 1 + power.low;
    const bottom = power.high + 1;
    const bottomLow = power.high - bottom + 1 + power.low;
    const high = top / bottom;
    const short = Math.fround(high);
    const bottomShort = Math.fround(bottom);
    const rest = high - short;
    const bottomRest = bottom - bottomShort;
    const remainder = top - short * bottomShort - short * bottomRest - rest * bottomShort - rest * bottomRest;
    const low = (remainder + topLow - high * bottomLow) / bottom;
    table[2 * (tanhMiddle + i)] = high;
    table[2 * (tanhMiddle + i) + 1] = low;
    table[2 * (tanhMiddle - i)] = -high;
    table[2 * (tanhMiddle - i) + 1] = -low;
    power = multiplyParts(power, step);
  }
  return table;
}

/** Returns $e^{1/16}$ from its power series, summed by Horner's rule. */
function expOfOneSixteenth(): DoubleDouble {
  let sum = fromDouble(1);
  for (let k = 18; k >= 1; k--) sum = addParts(fromDouble(1), multiplyParts(sum, reciprocal(16 * k)));
  return sum;
}

/** Returns $1/n$ for an integer below $2^{24}$: the quotient and its exact remainder over n. */
function reciprocal(n: number): DoubleDouble {
  const high = 1 / n;
  const short = Math.fround(high);
  return { high, low: (1 - short * n - (high - short) * n) / n };
}
