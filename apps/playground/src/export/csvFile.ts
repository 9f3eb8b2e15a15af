import type { AnyTable } from '../demo/meta.ts';
import type { AnySettings } from '../demo/settings.ts';

/** A table of a demo as CSV (RFC 4180): every row, and every number with the digits that read back as the same bits. */
export function csvFile(table: AnyTable, results: unknown, settings: AnySettings): string {
  const lines = [table.columns, ...table.rows(results as never, settings)];
  return lines.map((line) => `${line.map(field).join(',')}\r\n`).join('');
}

function field(value: number | string | undefined): string {
  const text = Object.is(value, -0) ? '-0' : String(value ?? '');
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
