/**
 * A fingerprint of each elementary function: the hash of its results at a million arguments, most of them spread
 * over [−40, 40], one in sixteen with random bits (all magnitudes, infinities and NaN). Equal on every engine that follows IEEE 754.
 */
export function mathDigest(functions: Readonly<Record<string, (x: number) => number>>): Record<string, string> {
  const inputs = digestInputs(1_000_000);
  return Object.fromEntries(Object.entries(functions).map(([name, f]) => [name, hashOfResults(f, inputs)]));
}

/** The digests of the project's functions. They change only if the results of a function change. */
export const expectedMathDigest: Readonly<Record<string, string>> = {
  exp: '4b027f07',
  expm1: 'bd1bab8e',
  log: '9d92d103',
  log1p: 'f2d30482',
  tanh: '4beb0585',
  sigmoid: 'e05c6601',
  softplus: 'ffffbde1',
  erf: '3649d3e3',
  normalCdf: 'c334bbeb',
  normalDensity: '95318d5f',
  sin: 'fb15b4a0',
  cos: '68fe3d0e',
  sinh: '9cbe1519',
  cosh: '466c65c1',
  atan: 'ab2e135f',
  cbrt: '35f4524b',
  pow: '3bc8c3d7',
};

/** Arguments from a 32-bit xorshift generator; one double in sixteen has random bits, the others are spread. */
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
  for (let i = 0; i < count; i++) {
    const [high, low] = [next(), next()];
    view.setUint32(0, high);
    view.setUint32(4, low);
    inputs[i] = i % 16 === 0 ? view.getFloat64(0) : (high / 2 ** 32 + low / 2 ** 64 - 0.5) * 80;
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
