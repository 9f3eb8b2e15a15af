import { FormatError } from '@crease/tensor';
import { csvParseRows } from 'd3-dsv';

/** Numbers read from a CSV file with a header row. */
export interface NumberTable {
  readonly columns: readonly string[];
  /** One array for each row, as long as `columns`. */
  readonly rows: readonly Float64Array[];
  /** The line of the file, counted from 1, on which each row begins. */
  readonly lines: readonly number[];
}

const decimal = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;

/**
 * The numbers of a CSV text: a header row, then one row of numbers for each sample.
 *
 * Fields may be quoted, lines may end with CR LF, and empty lines at the end are left out.
 *
 * @param file name for messages
 * @throws FormatError that names the file, the line and the column
 */
export function readCsv(text: string, file: string): NumberTable {
  const [header, ...body] = withLines(csvParseRows(text));
  if (header === undefined) throw new FormatError(`${file}: is empty. A header row and at least one row are needed.`);
  const columns = header.fields.map((name) => name.trim());
  checkHeader(columns, file);
  if (body.length === 0) throw new FormatError(`${file}: has a header row but no samples.`);
  const rows = body.map(({ fields, line }) => {
    if (fields.length !== columns.length)
      throw new FormatError(`${file}: line ${line} has ${fieldCount(fields)}, expected ${columns.length}.`);
    return Float64Array.from(fields, (cell, k) => readNumber(cell, `${file}: line ${line}, column ${columns[k]}`));
  });
  return { columns, rows, lines: body.map((row) => row.line) };
}

interface Line {
  readonly fields: readonly string[];
  readonly line: number;
}

/** Rows with the lines on which they begin: a quoted field may hold line breaks. */
function withLines(rows: readonly (readonly string[])[]): Line[] {
  let line = 1;
  const placed = rows.map((fields) => {
    const own = { fields, line };
    line += 1 + fields.reduce((breaks, cell) => breaks + cell.split('\n').length - 1, 0);
    return own;
  });
  const isEmpty = ({ fields }: Line): boolean => fields.length === 1 && fields[0]!.trim() === '';
  while (placed.length > 0 && isEmpty(placed.at(-1)!)) placed.pop();
  return placed;
}

function checkHeader(columns: readonly string[], file: string): void {
  const repeated = columns.find((name, k) => columns.indexOf(name) !== k);
  if (repeated !== undefined)
    throw new FormatError(
      `${file}: line 1: the column name "${repeated}" occurs twice. Give every column its own name.`,
    );
  const separator = ['; ', ';', '\t'].find((s) => columns.length === 1 && columns[0]!.includes(s));
  if (separator !== undefined) throw new FormatError(`${file}: line 1 has one field. Separate the fields with commas.`);
}

function readNumber(cell: string, place: string): number {
  const text = cell.trim();
  if (text === '') throw new FormatError(`${place}: the field is empty, expected a number.`);
  if (!decimal.test(text)) throw new FormatError(`${place}: "${text}" is not a number.`);
  const value = Number(text);
  if (!Number.isFinite(value)) throw new FormatError(`${place}: ${text} is too large for a double.`);
  return value;
}

function fieldCount(fields: readonly string[]): string {
  return fields.length === 1 ? '1 field' : `${fields.length} fields`;
}
