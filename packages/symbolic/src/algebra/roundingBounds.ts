const unit = 2 ** -53;

/** More than all underflows of one product of matrices together, and far below everything else. */
export const tiny: number = 2 ** -1000;

/**
 * γ with $|\mathrm{fl}(PQ) - PQ| \le \gamma |P||Q|$ for a product of matrices of inner size n, in any order of summation
 * and apart from underflow, with room for its own rounding: $\gamma_k = ku/(1 - ku)$ for k = n + 4.
 */
export function productError(n: number): number {
  const k = n + 4;
  return ((k * unit) / (1 - k * unit)) * (1 + 2 ** -50);
}

/** An upper bound of a sum of non-negative numbers that was computed with `operations` + 4 roundings at most. */
export function grownSum(sum: number, operations: number): number {
  return sum * (1 + 2 * (operations + 6) * unit);
}
