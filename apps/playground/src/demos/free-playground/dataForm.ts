import { type RowsForm, readRows } from '../../demo/dataRows.ts';

/** Data of the free playground: one input, one target. */
export const dataForm: RowsForm = { columns: ['x', 'y'], maxRows: 400 };

/** The data points of a text that has been checked. */
export function rowsOf(text: string): readonly (readonly number[])[] {
  return readRows(text, dataForm) as readonly (readonly number[])[];
}
