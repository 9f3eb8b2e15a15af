import { type Rational, rational } from '../number/rational.js';
import { clearDenominators, type RationalMatrix } from './integerMatrix.js';
import { integerPivot } from './integerPivot.js';

/** The answer to a system of strict homogeneous inequalities: a solution, or a proof that there is none. */
export type StrictWitness =
  /** ⟨row_i, w⟩ > 0 for every row. */
  | { readonly status: 'feasible'; readonly w: readonly Rational[] }
  /** y ≥ 0, y ≠ 0 and Σ y_i row_i = 0, which forbids such a w. */
  | { readonly status: 'infeasible'; readonly multipliers: readonly Rational[] };

/**
 * A rational w with ⟨row_i, w⟩ > 0 for all rows, or multipliers that prove that there is none. Grade: exact.
 *
 * Gordan's alternative: exactly one of the two exists. It is decided by the simplex method (phase 1, Bland's rule) in
 * integers for: y ≥ 0, Σ y_i row_i = 0, Σ y_i = 1. The final prices of an infeasible system are w.
 *
 * @throws ShapeError if the rows differ in length; DomainError if an entry is the invalid rational
 * @example
 * const witness = strictWitness([[rational(1), rational(0)], [rational(-1), rational(1)]]);
 * witness.status === 'feasible' && witness.w.map(formatRational); // ['1', '2']
 */
export function strictWitness(rows: RationalMatrix): StrictWitness {
  const { entries } = clearDenominators(rows, 'strictWitness');
  const count = entries.length;
  const dimension = entries[0]?.length ?? 0;
  // Columns: one per row of the system, one artificial variable per equation, the right-hand side.
  const equations = Array.from({ length: dimension + 1 }, (_, k) => [
    ...entries.map((row) => (k < dimension ? row[k]! : 1n)),
    ...Array.from({ length: dimension + 1 }, (_, j) => (j === k ? 1n : 0n)),
    k < dimension ? 0n : 1n,
  ]);
  // The last row holds the reduced costs of the sum of the artificial variables, and minus its value.
  const width = count + dimension + 2;
  const costs = Array.from({ length: width }, (_, j) =>
    j >= count && j < width - 1 ? 0n : -equations.reduce((sum, equation) => sum + equation[j]!, 0n),
  );
  const tableau = [...equations, costs];
  const basis = Array.from({ length: dimension + 1 }, (_, k) => count + k);
  const scale = minimise(tableau, basis, count);
  const final = tableau.at(-1)!;
  if (final[width - 1] === 0n) {
    const multipliers = Array.from({ length: count }, () => rational(0));
    for (const [k, variable] of basis.entries())
      if (variable < count) multipliers[variable] = rational(tableau[k]![width - 1]!, scale);
    return { status: 'infeasible', multipliers };
  }
  // Reduced cost of the artificial variable k: 1 − price_k. Prices make every ⟨row, price⟩ at most −price_last < 0.
  const w = Array.from({ length: dimension }, (_, k) => rational(final[count + k]! - scale, scale));
  return { status: 'feasible', w };
}

/**
 * Minimises the cost in the last row over the first `count` variables, in place; returns the scale of the tableau.
 *
 * Bland's rule (least index that enters, least index that leaves) excludes cycles; nearly all right-hand sides here
 * are 0, so cycles would be likely. Pivots are positive, hence so is the scale, and signs can be read from integers.
 */
function minimise(tableau: bigint[][], basis: number[], count: number): bigint {
  const costs = tableau.at(-1)!;
  let scale = 1n;
  for (;;) {
    const entering = costs.findIndex((cost, j) => j < count && cost < 0n);
    if (entering === -1) return scale;
    const row = leavingRow(tableau, basis, entering);
    scale = integerPivot(tableau, row, entering, scale);
    basis[row] = entering;
  }
}

/** The row with the least ratio of right-hand side to positive entry; it exists, for the cost is bounded below by 0. */
function leavingRow(tableau: readonly (readonly bigint[])[], basis: readonly number[], column: number): number {
  let best = -1;
  for (const [row, variable] of basis.entries()) {
    const entry = tableau[row]![column]!;
    if (entry <= 0n) continue;
    if (best === -1) {
      best = row;
      continue;
    }
    const difference = tableau[row]!.at(-1)! * tableau[best]![column]! - tableau[best]!.at(-1)! * entry;
    if (difference < 0n || (difference === 0n && variable < basis[best]!)) best = row;
  }
  return best;
}
