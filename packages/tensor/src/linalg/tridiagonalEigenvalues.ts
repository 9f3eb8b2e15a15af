/** The square of the distance from 1 to the next double. */
const epsilonSquared = 4.930380657631324e-32;

/**
 * Turns the diagonal of a symmetric tridiagonal matrix into its eigenvalues, in no particular order, and returns whether
 * the iteration settled.
 *
 * The root-free QL iteration of Pal, Walker and Kahan: $O(n^2)$ with three divisions and no square root per entry.
 *
 * @param diagonal length n, entries of size about 1; overwritten by the eigenvalues
 * @param offDiagonal `offDiagonal[i]` stands at (i, i − 1); destroyed
 * @param maxSweeps bound on all sweeps together. The Wilkinson shift makes about two per eigenvalue enough.
 * @remarks Errors of a small multiple of $\varepsilon \|T\|$.
 * Source: Parlett, The Symmetric Eigenvalue Problem, section 8.15; LAPACK's dsterf.
 */
export function tridiagonalEigenvalues(
  diagonal: Float64Array,
  offDiagonal: Float64Array,
  maxSweeps: number = 60 * diagonal.length,
): boolean {
  const n = diagonal.length;
  // squares[i] is the squared entry between i and i + 1.
  const squares = new Float64Array(n);
  for (let i = 0; i + 1 < n; i++) squares[i] = offDiagonal[i + 1] * offDiagonal[i + 1];
  let sweeps = 0;
  for (let first = 0; first < n; ) {
    let last = first;
    while (last + 1 < n && !isNegligible(squares[last], diagonal[last], diagonal[last + 1])) last++;
    if (last === first) {
      first++;
      continue;
    }
    squares[last] = 0;
    if (sweeps++ >= maxSweeps) return false;
    sweep(diagonal, squares, first, last);
  }
  return true;
}

/** One sweep over the block first … last, with the shift from its upper corner. */
function sweep(diagonal: Float64Array, squares: Float64Array, first: number, last: number): void {
  const corner = diagonal[first];
  const beside = Math.sqrt(squares[first]);
  const ratio = (diagonal[first + 1] - corner) / (2 * beside);
  const root = Math.sqrt(ratio * ratio + 1);
  const shift = corner - beside / (ratio + (ratio >= 0 ? root : -root));
  let cosine = 1;
  let sine = 0;
  let gamma = diagonal[last] - shift;
  let p = gamma * gamma;
  for (let i = last - 1; i >= first; i--) {
    const square = squares[i];
    const r = p + square;
    if (i !== last - 1) squares[i + 1] = sine * r;
    const previousCosine = cosine;
    cosine = p / r;
    sine = square / r;
    // Not 1 / cosine: the three divisions do not wait for each other.
    const inverse = r / p;
    const previousGamma = gamma;
    const entry = diagonal[i];
    gamma = cosine * (entry - shift) - sine * previousGamma;
    diagonal[i + 1] = previousGamma + (entry - gamma);
    p = inverse < 1e300 ? gamma * gamma * inverse : previousCosine * square; // the limit for small cosines
  }
  squares[first] = sine * p;
  diagonal[first] = shift + gamma;
}

/**
 * Entries of the matrix have size about 1: what is 10⁻⁴ of the rounding errors that they bring counts as zero. Relative
 * to its neighbours alone an entry may never become small where both are rounding errors of zero (rank-deficient
 * matrices).
 */
function isNegligible(square: number, left: number, right: number): boolean {
  return square <= epsilonSquared * (Math.abs(left * right) + 1e-8);
}
