import { addFixed, type FixedRange, scaleFixed, shortenFixed } from './fixedPoint.js';

/** Bounds of π, one or two units apart. Machin: $\pi = 16\arctan\frac15 - 4\arctan\frac1{239}$. */
export const piFixed: (bits: number) => FixedRange = remembered((bits) =>
  addFixed(scaleFixed(inverseSeries(5n, bits, -1n), 16n), scaleFixed(inverseSeries(239n, bits, -1n), -4n)),
);

/**
 * Bounds of ln 2, one or two units apart.
 *
 * $\ln 2 = 18\operatorname{artanh}\frac1{26} - 2\operatorname{artanh}\frac1{4801} + 8\operatorname{artanh}\frac1{8749}$.
 */
export const ln2Fixed: (bits: number) => FixedRange = remembered((bits) =>
  addFixed(
    addFixed(scaleFixed(inverseSeries(26n, bits, 1n), 18n), scaleFixed(inverseSeries(4801n, bits, 1n), -2n)),
    scaleFixed(inverseSeries(8749n, bits, 1n), 8n),
  ),
);

/** Guard bits: the errors of the series below are less than $2^{16}$ units before they are dropped. */
const GUARD = 32;

/** The constant at any precision, from the longest value that was needed so far. */
function remembered(compute: (bits: number) => FixedRange): (bits: number) => FixedRange {
  const known = new Map<number, FixedRange>();
  let longest: { bits: number; value: FixedRange } | undefined;
  return (bits) => {
    let value = known.get(bits);
    if (value !== undefined) return value;
    if (longest === undefined || longest.bits < bits + GUARD) {
      const length = 2 * bits + GUARD;
      longest = { bits: length, value: compute(length) };
    }
    value = shortenFixed(longest.value, longest.bits - bits);
    known.set(bits, value);
    return value;
  };
}

/**
 * Bounds of $\sum_j s^j q^{-2j-1}/(2j+1)$: artanh 1/q for s = 1, arctan 1/q for s = −1, where q ≥ 5.
 *
 * A power is at most 2 units too small after its roundings (they shrink with every division by q²), a term at most 3;
 * the terms that are left out sum to less than one unit.
 */
function inverseSeries(q: bigint, bits: number, s: bigint): FixedRange {
  let power = (1n << BigInt(bits)) / q;
  let [sum, sign, odd] = [0n, 1n, 1n];
  for (; power > 0n; odd += 2n, sign *= s) {
    sum += sign * (power / odd);
    power /= q * q;
  }
  const error = 2n * odd;
  return { lower: sum - error, upper: sum + error };
}
