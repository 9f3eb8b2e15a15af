/** Where the table's middle, the entry of 0, stands: `tanhTable` has entries for $i/64$, $|i| \le$ `tanhMiddle`. */
export const tanhMiddle = 256;

/** $e^{1/32}$ rounded to 24 bits, and the rest. */
const step = 1.0317434072494507;
const stepRest = 2.496519873449978e-10;

/**
 * $\tanh(i/64)$ rounded to a multiple of $2^{-51}$ at `2(i + tanhMiddle)`, and by what that is too large at the next place.
 * For $i = 0$ these are −0 and 0: so `tanh` keeps the sign of zero.
 */
export const tanhTable: Float64Array = /* @__PURE__ */ tabulate();

/**
 * Every number is the sum of one with 24 bits, whose products are exact, and a small rest: about 77 bits, of which a few get
 * lost on the way.
 */
function tabulate(): Float64Array {
  const table = new Float64Array(2 * (2 * tanhMiddle + 1));
  // E = e^(i/32)
  let power = 1;
  let powerRest = 0;
  for (let i = 0; i <= tanhMiddle; i++) {
    // tanh(i/64) = (E − 1) / (E + 1): the quotient, then its remainder over the divisor.
    const quotient = Math.fround((power - 1 + powerRest) / (power + 1));
    const rest = (power - 1 - quotient * (power + 1) + powerRest * (1 - quotient)) / (power + 1 + powerRest);
    const rounded = quotient + rest + 3 - 3; // doubles near 3 are multiples of 2^−51
    const excess = rounded - quotient - rest;
    table[2 * (tanhMiddle + i)] = rounded;
    table[2 * (tanhMiddle + i) + 1] = excess;
    table[2 * (tanhMiddle - i)] = -rounded;
    table[2 * (tanhMiddle - i) + 1] = -excess;
    const product = power * step;
    const productRest = power * stepRest + powerRest * (step + stepRest);
    power = Math.fround(product + productRest);
    powerRest = product - power + productRest;
  }
  table[2 * tanhMiddle + 1] = 0;
  return table;
}
