/**
 * A linear system solved for some of its variables: basic_i = (Σ_j rows[i][j]·nonbasic_j + rows[i].at(-1)) / scale.
 *
 * All entries are integers and `scale` is positive, so signs of rationals are signs of integers.
 */
export interface IntegerDictionary {
  readonly rows: bigint[][];
  scale: bigint;
}

/**
 * Exchanges the basic variable of a row with the nonbasic one of a column, in place; the entry must not be 0.
 *
 * Divisions have no remainder (Sylvester's identity, as in `integerPivot`).
 */
export function exchange(dictionary: IntegerDictionary, row: number, column: number): void {
  const { rows, scale } = dictionary;
  const pivotRow = rows[row]!;
  const pivot = pivotRow[column]!;
  const sign = pivot < 0n ? -1n : 1n;
  for (const [i, other] of rows.entries()) {
    if (i === row) continue;
    const factor = other[column]!;
    for (let j = 0; j < other.length; j++) {
      if (j === column) other[j] = sign * factor;
      else other[j] = (sign * (other[j]! * pivot - factor * pivotRow[j]!)) / scale;
    }
  }
  for (let j = 0; j < pivotRow.length; j++) pivotRow[j] = j === column ? sign * scale : -sign * pivotRow[j]!;
  dictionary.scale = sign * pivot;
}
