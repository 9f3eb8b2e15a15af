/**
 * The largest modulus of the functions here: with p ≤ 2^31 − 1024 every remainder below fits an int32.
 *
 * See `multiplyModulo` for the reason of the 1024.
 */
export const largestModulus: number = 2 ** 31 - 1024;

/**
 * The product a·b mod p, exactly, for integers 0 ≤ a, b < p ≤ `largestModulus`. Grade: exact.
 *
 * With $q = \lfloor \mathrm{fl}(\mathrm{fl}(ab)/p) \rfloor$ the rounding errors are at most $2^9$ in the product and
 * $2^9/p + 2^{-22}$ in the quotient, so $-1024 < ab - qp < p + 1024$. That number is known mod $2^{32}$ from the low
 * halves of both products, hence known; one correction by p remains.
 */
export function multiplyModulo(a: number, b: number, p: number): number {
  const remainder = (Math.imul(a, b) - Math.imul(Math.floor((a * b) / p), p)) | 0;
  return remainder < 0 ? remainder + p : remainder >= p ? remainder - p : remainder;
}

/** The power a^exponent mod p for an integer exponent ≥ 0. */
export function powerModulo(a: number, exponent: number, p: number): number {
  let result = 1;
  let square = a;
  for (let rest = exponent; rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) result = multiplyModulo(result, square, p);
    square = multiplyModulo(square, square, p);
  }
  return result;
}

/** The inverse of a mod a prime p by the extended Euclidean algorithm; NaN for a = 0 and a = NaN. */
export function inverseModulo(a: number, p: number): number {
  if (!(a > 0)) return Number.NaN;
  let [r, next] = [p, a];
  let [t, nextT] = [0, 1];
  while (next !== 0) {
    const quotient = Math.floor(r / next);
    [r, next] = [next, r - quotient * next];
    [t, nextT] = [nextT, t - quotient * nextT];
  }
  return t < 0 ? t + p : t;
}

/** The residue in 0 … p − 1 of an integer of any size. */
export function reduceModulo(a: bigint, p: number): number {
  const remainder = Number(a % BigInt(p));
  return remainder < 0 ? remainder + p : remainder;
}
