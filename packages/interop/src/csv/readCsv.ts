import { csvParseRows } from 'd3-dsv';
import { quoted, refuse } from '../refuse.js';

/** Numbers read from a CSV file with a header row. */
export interface NumberTable {
  readonly columns: readonly string[];
  /** One array for each row, as long as `columns`. */
  readonly rows: readonly Float64Array[];
  /** The line of the file, counted from 1, on which each row begins. */
  readonly lines: readonly number[];
}

const decimal = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/;

/**
 * The numbers of a CSV text: a header row, then one row of numbers for each sample.
 *
 * Fields may be quoted, lines may end with CR LF, and empty lines at the end are left out. Linear time.
 *
 * @param file name for messages
 * @throws FormatError, and nothing else; it names the file, the line and the column
 */
export function readCsv(text: string, file: string): NumberTable {
  checkQuotes(text, file);
  const [header, ...body] = withLines(csvParseRows(text));
  if (header === undefined)
    return refuse('is empty', { code: 'empty', file, hint: 'A header row and at least one row are needed' });
  const columns = header.fields.map((name) => name.trim());
  checkHeader(columns, file);
  if (body.length === 0) refuse('has a header row but no samples', { code: 'empty', file });
  const rows = body.map(({ fields, line }) => {
    if (fields.length !== columns.length)
      refuse(`line ${line} has ${fieldCount(fields)}, expected ${columns.length}`, { code: 'ragged', file, line });
    return Float64Array.from(fields, (cell, k) => readNumber(cell, columns[k]!, file, line));
  });
  return { columns, rows, lines: body.map((row) => row.line) };
}

/** The parser forgives quotes in wrong places, and then numbers may be other ones than those that stand there. */
function checkQuotes(text: string, file: string): void {
  const opening = /(?<=^|[,\r\n])"/g;
  for (let match = opening.exec(text); match !== null; match = opening.exec(text)) {
    const end = closingQuote(text, match.index);
    if (end < 0 || !',\r\n'.includes(text[end + 1] ?? ',')) {
      const line = text.slice(0, match.index).split('\n').length;
      refuse(`line ${line}: a quoted field does not end with a quote and a comma or a line break`, {
        code: 'quotes',
        file,
        line,
      });
    }
    opening.lastIndex = end + 1;
  }
}

/** The position of the quote that ends the field with its first quote at `start`, or −1: two quotes stand for one. */
function closingQuote(text: string, start: number): number {
  let end = text.indexOf('"', start + 1);
  while (end >= 0 && text[end + 1] === '"') end = text.indexOf('"', end + 2);
  return end;
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
  const seen = new Set<string>();
  for (const name of columns) {
    if (seen.has(name))
      refuse(`line 1: the column name ${quoted(name)} occurs twice`, {
        code: 'duplicate-column',
        file,
        line: 1,
        hint: 'Give every column its own name',
      });
    seen.add(name);
  }
  const isCounting = columns.every((name, k) => Number(name) === Number(columns[0]) + k);
  if (columns.every((name) => decimal.test(name)) && !isCounting)
    refuse('line 1 has numbers, expected the names of the columns', {
      code: 'header',
      file,
      line: 1,
      hint: 'Put a header row before the numbers',
    });
  if (columns.length === 1 && /[;\t]/.test(columns[0]!))
    refuse('line 1 has one field', { code: 'separator', file, line: 1, hint: 'Separate the fields with commas' });
}

function readNumber(cell: string, column: string, file: string, line: number): number {
  const text = cell.trim();
  const fail = (problem: string): never =>
    refuse(`line ${line}, column ${quoted(column)}: ${problem}`, { code: 'not-a-number', file, line });
  if (text === '') fail('the field is empty, expected a number');
  if (!decimal.test(text)) fail(`${quoted(text)} is not a number`);
  const value = Number(text);
  if (!Number.isFinite(value)) fail(`${quoted(text)} is too large for a double`);
  return value;
}

function fieldCount(fields: readonly string[]): string {
  return fields.length === 1 ? '1 field' : `${fields.length} fields`;
}
