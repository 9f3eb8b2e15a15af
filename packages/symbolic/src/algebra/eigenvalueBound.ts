import { addUp, divideUp, multiplyUp } from '../number/directed.js';
import { type Interval, magnitude } from '../number/interval.js';

/**
 * An upper bound of every eigenvalue of every symmetric matrix in an interval matrix; NaN if an entry is invalid.
 *
 * $\lambda \le \max_i \big(\overline{h}_{ii} + \sum_{j \ne i} |h_{ij}|\, d_j / d_i\big)$ for any weights $d > 0$
 * (Gershgorin's circles of $D^{-1}HD$). Grade: proved, all operations rounded upwards.
 *
 * @param rows rows of the interval matrix
 * @param weights d, positive
 */
export function eigenvalueBound(rows: readonly (readonly Interval[])[], weights: readonly number[]): number {
  let bound = Number.NEGATIVE_INFINITY;
  for (const [i, row] of rows.entries()) {
    let off = 0;
    for (const [j, entry] of row.entries()) if (j !== i) off = addUp(off, multiplyUp(magnitude(entry), weights[j]!));
    bound = Math.max(bound, addUp(row[i]!.upper, divideUp(off, weights[i]!)));
  }
  return bound;
}

/**
 * Weights d for which `eigenvalueBound` is nearly as small as it can be (floating point; every choice is valid).
 *
 * Power iteration towards the Perron vector of the matrix of bounds, shifted, because couplings between two groups of
 * parameters alone would make it oscillate. Blocks that are not connected keep weights of their own size.
 */
export function perronWeights(rows: readonly (readonly Interval[])[]): number[] {
  const bounds = rows.map((row, i) => row.map((entry, j) => (i === j ? entry.upper : magnitude(entry))));
  const shift = Math.max(...bounds.map((row, i) => row.reduce((sum, v, j) => sum + (i === j ? Math.abs(v) : v), 0)), 0);
  let weights = rows.map(() => 1);
  if (!(shift > 0 && shift < Number.POSITIVE_INFINITY)) return weights;
  for (let step = 0; step < steps; step++) {
    const next = bounds.map((row, i) => row.reduce((sum, v, j) => sum + v * weights[j]!, shift * weights[i]!));
    // Only the ratios inside a block matter: a common factor keeps all weights far from underflow for this many steps.
    weights = next.map((v, i) => Math.max(v / (2 * shift), weights[i]! * smallestRatio));
  }
  return weights;
}

const steps = 200;
/** A block with a small root shrinks against the others; it may, but not to 0. */
const smallestRatio = 0.25;
