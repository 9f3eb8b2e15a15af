/** Where the middle of the tables, the entry of 0, stands: they have entries for $i/64$, $|i| \le$ `tanhMiddle`. */
export const tanhMiddle = 256;

/** $e^{1/32}$ rounded to 24 bits, and the rest. */
const step = 1.0317434072494507;
const stepRest = 2.496519873449978e-10;

/** Two arrays of one length, which a loop reads with one index: engines check it once. */
export interface TanhTables {
  /** $\tanh(i/64)$ rounded to a multiple of $2^{-51}$ at `i + tanhMiddle`; for $i = 0$ this is −0. */
  readonly rounded: Float64Array;
  /** By what the rounded number is too large; for $i = 0$ this is 0, so that `tanh` keeps the sign of zero. */
  readonly excess: Float64Array;
}

/** What `tanh` looks up. */
export const tanhTables: TanhTables = /* @__PURE__ */ tabulate();

/**
 * Every number is the sum of one with 24 bits, whose products are exact, and a small rest: about 77 bits, of which a few get
 * lost on the way.
 */
function tabulate(): TanhTables {
  const rounded = new Float64Array(2 * tanhMiddle + 1);
  const excess = new Float64Array(2 * tanhMiddle + 1);
  // E = e^(i/32)
  let power = 1;
  let powerRest = 0;
  for (let i = 0; i <= tanhMiddle; i++) {
    // tanh(i/64) = (E − 1) / (E + 1): the quotient, then its remainder over the divisor.
    const quotient = Math.fround((power - 1 + powerRest) / (power + 1));
    const rest = (power - 1 - quotient * (power + 1) + powerRest * (1 - quotient)) / (power + 1 + powerRest);
    const value = quotient + rest + 3 - 3; // doubles near 3 are multiples of 2^−51
    const tooMuch = value - quotient - rest;
    rounded[tanhMiddle + i] = value;
    rounded[tanhMiddle - i] = -value;
    excess[tanhMiddle + i] = tooMuch;
    excess[tanhMiddle - i] = -tooMuch;
    const product = power * step;
    const productRest = power * stepRest + powerRest * (step + stepRest);
    power = Math.fround(product + productRest);
    powerRest = product - power + productRest;
  }
  excess[tanhMiddle] = 0;
  return { rounded, excess };
}
