import { type Axis, type Entry, limits, type Outcome, type Output, type Problem, type Series } from '../outcome.ts';

/** The outcome in a worker's answer; `undefined` if it is none, which only a cell that forges answers can cause. */
export function readOutcome(answer: unknown): Outcome | undefined {
  if (typeof answer !== 'string') return undefined;
  try {
    const value: unknown = JSON.parse(answer);
    return isOutcome(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isOutcome(value: unknown): value is Outcome {
  const { outputs, dropped, problem } = fields<Outcome>(value);
  return listOf(outputs, limits.outputs, isOutput) && isCount(dropped) && (problem === null || isProblem(problem));
}

function isOutput(value: unknown): value is Output {
  const { kind } = fields<Output>(value);
  if (kind === 'text') return isText(fields<Extract<Output, { kind: 'text' }>>(value).text);
  if (kind === 'formula') return isText(fields<Extract<Output, { kind: 'formula' }>>(value).latex);
  if (kind === 'table') {
    const { columns, rows, dropped } = fields<Extract<Output, { kind: 'table' }>>(value);
    const isRow = (row: unknown): row is Entry[] => listOf(row, limits.columns, isEntry);
    return listOf(columns, limits.columns, isText) && listOf(rows, limits.rows, isRow) && isCount(dropped);
  }
  if (kind !== 'figure') return false;
  const { title, x, y, series } = fields<Extract<Output, { kind: 'figure' }>>(value);
  return isText(title) && isAxis(x) && isAxis(y) && listOf(series, limits.series, isSeries);
}

function isProblem(value: unknown): value is Problem {
  const { name, message, line } = fields<Problem>(value);
  return isText(name) && isText(message) && (line === null || isCount(line));
}

function isAxis(value: unknown): value is Axis {
  const { label, scale } = fields<Axis>(value);
  return isText(label) && (scale === 'linear' || scale === 'log');
}

function isSeries(value: unknown): value is Series {
  const { label, as, x, y } = fields<Series>(value);
  const isNumber = (entry: unknown): entry is number | null => entry === null || typeof entry === 'number';
  const areNumbers = listOf(x, limits.points, isNumber) && listOf(y, limits.points, isNumber);
  return isText(label) && (as === 'line' || as === 'points') && areNumbers && x.length === y.length;
}

function isEntry(value: unknown): value is Entry {
  return value === null || typeof value === 'number' || isText(value);
}

/** One more: the sign that something was cut. */
function isText(value: unknown): value is string {
  return typeof value === 'string' && value.length <= limits.text + 1;
}

function isCount(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) >= 0;
}

function listOf<T>(value: unknown, longest: number, isItem: (item: unknown) => item is T): value is T[] {
  return Array.isArray(value) && value.length <= longest && value.every(isItem);
}

function fields<T>(value: unknown): { readonly [K in keyof T]?: unknown } {
  return typeof value === 'object' && value !== null ? value : {};
}
