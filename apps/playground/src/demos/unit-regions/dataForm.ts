import { type RowsForm, readRows } from '../../demo/dataRows.ts';

/** The data that the demo can use: with more samples a picture of all regions is no picture. */
export const dataForm: RowsForm = { columns: ['x', 'y'], maxRows: 8 };

/** The rows of a text that was accepted as an input. */
export function rowsOf(text: string): readonly (readonly [x: number, y: number])[] {
  return readRows(text, dataForm) as readonly (readonly [number, number])[];
}
