import { rational } from '../number/rational.js';
import { keyOf, type MultivariatePolynomial, type Term } from './polynomialRing.js';

/** Polynomials with integer coefficients as single integers: their coefficients are digits. */
export interface Packing {
  /** How many bits an integer has at most. */
  readonly bits: number;
  /** The value of a polynomial where each variable is a power of 2. */
  readonly pack: (p: MultivariatePolynomial) => bigint;
  /** The polynomial with this value, of the degrees and the height that the packing has room for. */
  readonly unpack: (packed: bigint) => MultivariatePolynomial;
}

/**
 * A packing with room for polynomials of these degrees in each of some variables whose coefficients are smaller than
 * $2^{\text{bits}}$ in absolute value (Kronecker's substitution). Sums and products that stay in this room are those of the
 * integers. Grade: exact.
 */
export function packing(degrees: ReadonlyMap<number, number>, coefficientBits: number): Packing {
  const digit = BigInt(coefficientBits + 1);
  const strides = new Map<number, number>();
  let count = 1;
  for (const [variable, degree] of degrees) {
    strides.set(variable, count);
    count *= degree + 1;
  }
  const monomialAt = (position: number): number[] => {
    const monomial: number[] = [];
    for (const [variable, degree] of degrees) {
      const power = Math.floor(position / strides.get(variable)!) % (degree + 1);
      for (let k = 0; k < power; k++) monomial.push(variable);
    }
    return monomial.sort((a, b) => a - b);
  };
  return {
    bits: count * Number(digit),
    pack: (p) => {
      let packed = 0n;
      for (const { monomial, coefficient } of p.values()) {
        const position = monomial.reduce((sum, k) => sum + strides.get(k)!, 0);
        packed += coefficient.numerator << (digit * BigInt(position));
      }
      return packed;
    },
    unpack: (packed) => {
      const p = new Map<string, Term>();
      let rest = packed;
      for (let position = 0; rest !== 0n; position++) {
        const value = BigInt.asIntN(Number(digit), rest);
        rest = (rest - value) >> digit;
        if (value === 0n) continue;
        const monomial = monomialAt(position);
        p.set(keyOf(monomial), { monomial, coefficient: rational(value) });
      }
      return p;
    },
  };
}
