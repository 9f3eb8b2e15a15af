/** What has to be added to the exponent $k$ to find $2^k$ in `powersOfTwo`. */
export const powerOffset = 1074;

/**
 * The powers of two from $2^{-1074}$ (the smallest positive double) to $2^{1023}$; $2^k$ stands at `k + powerOffset`. Two
 * Infinities follow.
 *
 * A product with such an entry scales exactly, unless the result is subnormal. Reading an entry is faster in
 * JavaScript than assembling a double from its exponent bits.
 */
export const powersOfTwo: Float64Array = /* @__PURE__ */ tabulate();

function tabulate(): Float64Array {
  const table = new Float64Array(2100);
  // Four in each turn: so few turns that no engine begins to compile the loop, which takes longer than the loop itself.
  for (let i = 0, power = 5e-324; i < 2100; i += 4) {
    table[i] = power;
    table[i + 1] = 2 * power;
    table[i + 2] = 4 * power;
    table[i + 3] = 8 * power;
    power *= 16;
  }
  return table;
}
