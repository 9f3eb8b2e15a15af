import { inspectValue } from './inspectValue.ts';
import { limits, type Output } from './outcome.ts';
import { Shown, table } from './shown.ts';

/** How a value is shown: a formula, table or figure as such, an array of like records as a table, all else as text. */
export function toOutput(value: unknown): Output {
  if (value instanceof Shown) return value.output;
  if (isTable(value)) return table(value).output;
  return textOutput(typeof value === 'string' ? value : inspectValue(value));
}

/** A text, cut where it is too long for a page. */
export function textOutput(text: string): Output {
  const cut = text.length > limits.text ? `${text.slice(0, limits.text)}…` : text;
  return { kind: 'text', text: cut };
}

/** At least two records of plain entries with the same names. */
function isTable(value: unknown): value is readonly object[] {
  if (!Array.isArray(value) || value.length < 2) return false;
  const names = isRecord(value[0]) ? Object.keys(value[0]).join() : '';
  return names !== '' && value.every((row) => isRecord(row) && Object.keys(row).join() === names && isFlat(row));
}

function isRecord(value: unknown): value is object {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

function isFlat(row: object): boolean {
  return Object.values(row).every((entry) => typeof entry !== 'object' || entry === null);
}
