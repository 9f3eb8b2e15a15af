import { describe, expect, test } from 'vitest';
import { readCsv } from './readCsv.js';

const rows = (text: string): number[][] => readCsv(text, 'x.csv').rows.map((r) => [...r]);

describe('readCsv', () => {
  test('reads the header and the numbers in every usual form', () => {
    const table = readCsv('a,b\n1,-2.5\n+3e-2,.5\n4.,1E3\n', 'x.csv');
    expect(table.columns).toEqual(['a', 'b']);
    expect(table.rows.map((r) => [...r])).toEqual([
      [1, -2.5],
      [0.03, 0.5],
      [4, 1000],
    ]);
    expect(table.lines).toEqual([2, 3, 4]);
  });

  test('CR LF, quoted fields, spaces and empty lines at the end are fine', () => {
    expect(rows('a,b\r\n1,2\r\n3,4\r\n')).toEqual([
      [1, 2],
      [3, 4],
    ]);
    expect(rows('"a","b, c"\n"1", 2 \n\n\n')).toEqual([[1, 2]]);
    expect(rows('a,b\n1,2')).toEqual([[1, 2]]);
  });

  test('numbers come back to the last bit', () => {
    expect(rows('a,b\n0.1,1.7976931348623157e308\n5e-324,-0.30000000000000004\n')).toEqual([
      [0.1, 1.7976931348623157e308],
      [5e-324, -0.30000000000000004],
    ]);
  });

  test('a line with too few or too many fields is named', () => {
    expect(() => rows('a,b,c\n1,2,3\n4,5\n')).toThrowErrorMatchingInlineSnapshot(
      `[FormatError: x.csv: line 3 has 2 fields, expected 3.]`,
    );
    expect(() => rows('a,b\n1,2\n3\n')).toThrowErrorMatchingInlineSnapshot(
      `[FormatError: x.csv: line 3 has 1 field, expected 2.]`,
    );
    expect(() => rows('a,b\n1,2\n\n3,4\n')).toThrow('line 3 has 1 field, expected 2');
  });

  test('a quoted field with line breaks does not shift the line numbers', () => {
    expect(() => rows('"a\nb",c\n1,2\n3,x\n')).toThrow('line 4, column "c": "x" is not a number');
  });

  test('a quoted field that does not end, or goes on behind its quote, is named', () => {
    for (const text of [
      'a,b\n1,2\n3,"4',
      'a,b\n1,2\n3,"4\n',
      'a,b\n1,2\n3,"4"5\n',
      'a,b\n1,2\n"3"4\n',
      'a,b\n"1",2\n3,"4""\n',
    ])
      expect(() => rows(text), text).toThrow('x.csv: line 3: a quoted field does not end with a quote');
    expect(() => rows('a,b\n1,"2"40\n')).toThrowErrorMatchingInlineSnapshot(
      `[FormatError: x.csv: line 2: a quoted field does not end with a quote and a comma or a line break.]`,
    );
    expect(() => rows(`a,b\n1,2\n${'"'.repeat(20_000_001)}`)).toThrow('line 3: a quoted field does not end');
    expect(rows('"a ""x"", y","b"\r\n"1","2"\r\n')).toEqual([[1, 2]]);
  });

  test('a file without a header row is not read as one with a sample less', () => {
    expect(() => rows('5.1,3.5,0\n4.9,3,1\n')).toThrowErrorMatchingInlineSnapshot(
      `[FormatError: x.csv: line 1 has numbers, expected the names of the columns. Put a header row before the numbers.]`,
    );
    expect(() => rows('1,2,0\n3,4,1\n')).toThrow('line 1 has numbers');
    // Columns may have numbers for names: they count, or one of them is a text.
    expect(readCsv('0,1,2\n3,4,5\n', 'x.csv').columns).toEqual(['0', '1', '2']);
    expect(readCsv('1,2.5,y\n3,4,5\n', 'x.csv').columns).toEqual(['1', '2.5', 'y']);
  });

  test('a text cell is named with line, column and content', () => {
    expect(() => rows('a,b\n1,two\n')).toThrowErrorMatchingInlineSnapshot(
      `[FormatError: x.csv: line 2, column "b": "two" is not a number.]`,
    );
    for (const cell of ['0x10', '1,5', 'NaN', 'Infinity', '1e', '1_000', 'true', '--1'])
      expect(() => rows(`a,b\n1,"${cell}"\n`), cell).toThrow('is not a number');
  });

  test('an empty cell and a number beyond the doubles are named', () => {
    expect(() => rows('a,b\n1,\n')).toThrowErrorMatchingInlineSnapshot(
      `[FormatError: x.csv: line 2, column "b": the field is empty, expected a number.]`,
    );
    expect(() => rows('a,b\n1,1e999\n')).toThrowErrorMatchingInlineSnapshot(
      `[FormatError: x.csv: line 2, column "b": "1e999" is too large for a double.]`,
    );
  });

  test('files without samples or with a broken header are refused', () => {
    expect(() => rows('')).toThrowErrorMatchingInlineSnapshot(
      `[FormatError: x.csv: is empty. A header row and at least one row are needed.]`,
    );
    expect(() => rows('a,b\n')).toThrowErrorMatchingInlineSnapshot(
      `[FormatError: x.csv: has a header row but no samples.]`,
    );
    expect(() => rows('a,a\n1,2\n')).toThrowErrorMatchingInlineSnapshot(
      `[FormatError: x.csv: line 1: the column name "a" occurs twice. Give every column its own name.]`,
    );
    expect(() => rows('a;b\n1;2\n')).toThrowErrorMatchingInlineSnapshot(
      `[FormatError: x.csv: line 1 has one field. Separate the fields with commas.]`,
    );
  });
});
