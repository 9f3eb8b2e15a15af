/**
 * A fingerprint of each elementary function: the hash of its results at 100 000 arguments, half of them spread over
 * [−40, 40], half with random bits (all magnitudes, infinities and NaN). Equal on every engine that follows IEEE 754.
 */
export function mathDigest(functions: Readonly<Record<string, (x: number) => number>>): Record<string, string> {
  const inputs = digestInputs(100_000);
  return Object.fromEntries(Object.entries(functions).map(([name, f]) => [name, hashOfResults(f, inputs)]));
}

/** The digests of the project's functions. They change only if the results of a function change. */
export const expectedMathDigest: Readonly<Record<string, string>> = {
  exp: '3153e8ce',
  expm1: 'acf92760',
  log: '029233d8',
  log1p: '6f3cb1f8',
  tanh: '88780e5f',
  sigmoid: '1d6c14ff',
  softplus: 'cab58f63',
  erf: 'c74de88b',
  normalCdf: 'df08a29a',
  normalDensity: 'cb71ac78',
  sin: 'b0b858de',
  cos: '6cf3a431',
};

/** Arguments from a 32-bit xorshift generator; the first double of each pair is spread, the second has random bits. */
function digestInputs(count: number): Float64Array {
  const inputs = new Float64Array(count);
  const view = new DataView(new ArrayBuffer(8));
  let state = 0x9e3779b9;
  const next = (): number => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state >>> 0;
  };
  for (let i = 0; i < count; i += 2) {
    inputs[i] = (next() / 2 ** 32 + next() / 2 ** 64 - 0.5) * 80;
    view.setUint32(0, next());
    view.setUint32(4, next());
    inputs[i + 1] = view.getFloat64(0);
  }
  return inputs;
}

/** FNV-1a over the 32-bit words of the results; every NaN counts as the same. */
function hashOfResults(f: (x: number) => number, inputs: Float64Array): string {
  const view = new DataView(new ArrayBuffer(8));
  let hash = 0x811c9dc5;
  for (const x of inputs) {
    const value = f(x);
    view.setFloat64(0, Number.isNaN(value) ? NaN : value);
    for (const offset of [0, 4]) {
      const word = Number.isNaN(value) ? 0x7ff80000 : view.getUint32(offset);
      hash = Math.imul(hash ^ word, 0x01000193);
      hash ^= hash >>> 15;
    }
  }
  return (hash >>> 0).toString(16).padStart(8, '0');
}
