import type { DataTable } from '../demo/meta.ts';
import type { Settings } from '../demo/settings.ts';

/** A table of a demo as CSV (RFC 4180): every row, and every number with the digits that read back as the same bits. */
export function csvFile(table: DataTable<never>, results: unknown, settings: Settings): string {
  const lines = [table.columns, ...table.rows(results as never, settings)];
  return lines.map((line) => `${line.map(field).join(',')}\r\n`).join('');
}

function field(value: number | string | undefined): string {
  const text = Object.is(value, -0) ? '-0' : String(value ?? '');
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
