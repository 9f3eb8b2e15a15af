/**
 * Makes column `column` of a tableau zero except in row `row`, by fraction-free elimination, in place.
 *
 * The rows of the tableau stand for the rationals entry / `scale`. Every row i ≠ `row` becomes
 * (pivot · row_i − entry_{i,column} · row_row) / scale, a division without remainder (Sylvester's identity: all entries
 * are minors of the first matrix), and the new scale is the pivot.
 *
 * Source: J. Edmonds, Systems of distinct representatives and linear algebra, J. Res. NBS 71B (1967);
 * E. H. Bareiss, Math. Comp. 22 (1968).
 *
 * @returns the new scale, tableau[row][column]
 */
export function integerPivot(tableau: bigint[][], row: number, column: number, scale: bigint): bigint {
  const pivotRow = tableau[row]!;
  const pivot = pivotRow[column]!;
  for (const [i, other] of tableau.entries()) {
    if (i === row) continue;
    const factor = other[column]!;
    for (let j = 0; j < other.length; j++) {
      const entry = other[j]!;
      if (factor === 0n || pivotRow[j] === 0n) {
        if (entry !== 0n && pivot !== scale) other[j] = (pivot * entry) / scale;
      } else other[j] = (pivot * entry - factor * pivotRow[j]!) / scale;
    }
  }
  return pivot;
}
