const double = /* @__PURE__ */ new Float64Array(1);
const words = /* @__PURE__ */ new Int32Array(double.buffer);
const highIndex = /* @__PURE__ */ findHighIndex();

/** Returns the upper 32 bits of the double as a signed integer: sign, 11 bits of exponent, 20 bits of mantissa. */
export function highWord(x: number): number {
  double[0] = x;
  return words[highIndex];
}

function findHighIndex(): 0 | 1 {
  double[0] = -0; // only the sign bit is set
  return words[1] !== 0 ? 1 : 0;
}
