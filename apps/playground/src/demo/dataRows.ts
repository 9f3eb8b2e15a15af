/** What the rows of a data set must be. */
export interface RowsForm {
  /** Names of the columns. */
  readonly columns: readonly string[];
  readonly maxRows: number;
}

const number = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/**
 * The rows of numbers in a text, or what is wrong with it, in words.
 *
 * One row in each line; numbers are separated by commas, semicolons, tabs or spaces. Empty lines are left out, and a
 * first line without any number is a header.
 */
export function readRows(text: string, { columns, maxRows }: RowsForm): readonly (readonly number[])[] | string {
  const lines = text
    .split(/\r\n|\r|\n/)
    .map((line, k) => ({ place: `line ${k + 1}`, cells: cellsOf(line) }))
    .filter(({ cells }) => cells.length > 0);
  if (lines[0]?.cells.some((cell) => number.test(cell)) === false) lines.shift();
  if (lines.length === 0) return 'there are no rows; at least one is needed';
  if (lines.length > maxRows) return `there are ${lines.length} rows; at most ${maxRows} can be used`;
  const rows: number[][] = [];
  for (const { place, cells } of lines) {
    if (cells.length !== columns.length)
      return `${place} has ${countOf(cells.length)}; each row needs ${columns.length} (${columns.join(', ')})`;
    const wrong = cells.find((cell) => !number.test(cell) || !Number.isFinite(Number(cell)));
    if (wrong !== undefined) return `${place}: “${wrong.slice(0, 20)}” is not a number`;
    rows.push(cells.map(Number));
  }
  return rows;
}

/** Rows of numbers as a text that `readRows` reads back with every bit. */
export function writeRows(rows: readonly (readonly number[])[]): string {
  return rows.map((row) => row.join(',')).join('\n');
}

function cellsOf(line: string): string[] {
  const trimmed = line.trim();
  return trimmed === '' ? [] : trimmed.split(/\s*[,;\t]\s*|\s+/);
}

function countOf(numbers: number): string {
  return numbers === 1 ? 'one number' : `${numbers} numbers`;
}
