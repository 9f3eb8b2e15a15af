import { DomainError } from '@crease/tensor';

/** A finite double in lowest terms: `significand` · 2^`exponent` with an odd significand (0 · 2^0 for zero). */
export interface Decomposed {
  /** An integer of absolute value below $2^{53}$. */
  readonly significand: number;
  readonly exponent: number;
}

const view = new DataView(new ArrayBuffer(8));

/**
 * The integer significand and the exponent of a finite double, so that the double is significand · 2^exponent.
 *
 * @throws DomainError if `value` is NaN or infinite
 */
export function decompose(value: number): Decomposed {
  if (!Number.isFinite(value))
    throw new DomainError(`decompose: expected a finite number, got ${value}. Test Number.isFinite first.`);
  if (value === 0) return { significand: 0, exponent: 0 };
  view.setFloat64(0, value);
  const high = view.getUint32(0);
  const biased = (high >>> 20) & 0x7ff;
  let significand = (high & 0xfffff) * 0x1_0000_0000 + view.getUint32(4);
  // Subnormal numbers have no hidden bit, and the exponent of the smallest normal ones.
  if (biased > 0) significand += 0x10_0000_0000_0000;
  let exponent = Math.max(biased, 1) - 1075;
  while (significand % 2 === 0) {
    significand /= 2;
    exponent++;
  }
  return { significand: value < 0 ? -significand : significand, exponent };
}

/**
 * The double $2^{\text{exponent}}$, exactly.
 *
 * @throws DomainError if the power is not a double: exponent must be an integer from −1074 to 1023
 */
export function powerOfTwo(exponent: number): number {
  if (!Number.isInteger(exponent) || exponent < -1074 || exponent > 1023)
    throw new DomainError(`powerOfTwo: expected an integer exponent from -1074 to 1023, got ${exponent}.`);
  if (exponent < -1022) return powerOfTwo(exponent + 52) / 0x10_0000_0000_0000;
  view.setUint32(0, (exponent + 1023) << 20);
  view.setUint32(4, 0);
  return view.getFloat64(0);
}
