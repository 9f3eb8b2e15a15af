/** How many eigenvalues are negative, zero up to rounding, and positive. */
export interface SignCounts {
  readonly negative: number;
  readonly zero: number;
  readonly positive: number;
  readonly zeroTolerance: number;
}

/** The tolerance below which an eigenvalue counts as a zero mode: $10^{-10}\max|\lambda|$. */
export function zeroToleranceOf(eigenvalues: Float64Array): number {
  let largest = 0;
  for (const value of eigenvalues) largest = Math.max(largest, Math.abs(value));
  return 1e-10 * largest;
}

/**
 * The signs of all eigenvalues of a matrix, zero modes counted apart.
 *
 * Networks have exact zero modes (a factor moved from layer to layer, units that are never active); in floating point
 * they come out as small numbers of either sign, which must not be read as curvature.
 */
export function countSigns(eigenvalues: Float64Array): SignCounts {
  const zeroTolerance = zeroToleranceOf(eigenvalues);
  let [negative, positive] = [0, 0];
  for (const value of eigenvalues) {
    if (value < -zeroTolerance) negative += 1;
    if (value > zeroTolerance) positive += 1;
  }
  return { negative, zero: eigenvalues.length - negative - positive, positive, zeroTolerance };
}
