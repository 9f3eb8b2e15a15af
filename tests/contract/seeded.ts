/** A small generator for tests (SplitMix32): independent of the package that is tested. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x9e3779b9) >>> 0;
    let z = state;
    z = Math.imul(z ^ (z >>> 16), 0x21f0aaad);
    z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
    return ((z ^ (z >>> 15)) >>> 0) / 2 ** 32;
  };
}

/** Numbers in (−range, range), some of them special if `special` is set. */
export function numbers(random: () => number, count: number, range = 2, special = false): Float64Array {
  const rare = [0, -0, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 1e-310, 710, -745, 1, -1, 3, 6];
  return Float64Array.from({ length: count }, () =>
    special && random() < 0.3 ? rare[Math.floor(random() * rare.length)]! : (2 * random() - 1) * range,
  );
}
