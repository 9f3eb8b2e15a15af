/** $\ln 2$ rounded to 42 bits after the binary point: `k * ln2High` is exact for every exponent $k$. */
export const ln2High = 0.6931471805598903;

/** $\ln 2$ minus `ln2High`. */
export const ln2Low = 5.497923018708371e-14;

/** The high word of 0.70703125, the lower end of the first cell of `logTable`. */
export const firstCell = 0x3fe6a000;

/**
 * For each of 256 cells of the mantissa, four entries: $c$, a multiple of 1/256 near the reciprocal of the cell's
 * midpoint; $-\ln c$ rounded to 42 bits after the binary point; the rest of $-\ln c$; 0.
 *
 * Cell `i` holds the mantissas whose upper bits, counted from `firstCell`, are `i`; they lie in [0.70703125, 1.4140625).
 */
export const logTable: Float64Array = /* @__PURE__ */ tabulate();

function tabulate(): Float64Array {
  const table = new Float64Array(4 * 256);
  const logs = logarithms();
  for (let i = 0; i < 256; i++) {
    // 150 cells of width 1/512 below 1, then 106 cells of width 1/256.
    const midpoint = i < 150 ? 0.70703125 + (i + 0.5) / 512 : 1 + (i - 150 + 0.5) / 256;
    const numerator = Math.round(256 / midpoint);
    const high = logs[2 * numerator];
    const shift = 1536; // 3·2^9: adding it leaves 42 bits after the binary point
    const rounded = high + shift - shift;
    table[4 * i] = numerator / 256;
    table[4 * i + 1] = -rounded;
    table[4 * i + 2] = -(high - rounded + logs[2 * numerator + 1]);
  }
  return table;
}

/** Returns $\ln(m / 256)$ for $m = 180 … 363$ in two doubles at `2m` and `2m + 1`, with an error below $2^{-72}$. */
function logarithms(): Float64Array {
  const logs = new Float64Array(2 * 364);
  for (const direction of [1, -1]) {
    let high = 0;
    let low = 0;
    for (let m = 256; m < 363 && m > 180; m += direction) {
      // ln((m ± 1) / m) = ±2 artanh(1/d): the power series, its first term in two doubles.
      const divisor = 2 * m + direction;
      const first = (2 * direction) / divisor;
      const short = Math.fround(first);
      const remainder = 2 * direction - short * divisor - (first - short) * divisor; // exact
      const square = 1 / (divisor * divisor);
      const sum = high + first;
      low += high - sum + first + (remainder / divisor + first * square * (1 / 3 + square * (1 / 5 + square / 7)));
      high = sum;
      logs[2 * (m + direction)] = high;
      logs[2 * (m + direction) + 1] = low;
    }
  }
  return logs;
}
