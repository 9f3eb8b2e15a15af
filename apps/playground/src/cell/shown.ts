import { UsageError } from '@crease/tensor';
import { type Axis, type Entry, limits, type Output, type PlotNumber, type Series } from './outcome.ts';

/** Something that a cell has made to be shown in another way than as text: a formula, a table or a figure. */
export class Shown {
  readonly output: Output;

  constructor(output: Output) {
    this.output = output;
  }
}

/** What a cell says about a figure. */
export interface PlotOptions {
  readonly title: string;
  /** Names of the axes; `{ label, scale: 'log' }` for a logarithmic one. */
  readonly x: string | { readonly label: string; readonly scale?: Axis['scale'] };
  readonly y: PlotOptions['x'];
  /** Lines (the default) or points; NaN makes a gap. */
  readonly series: readonly {
    readonly x: ArrayLike<number>;
    readonly y: ArrayLike<number>;
    readonly as?: Series['as'];
    readonly label?: string;
  }[];
}

/** A formula: `` tex`\frac{${numerator}}{2}` ``. Backslashes stand for themselves. */
export function tex(parts: TemplateStringsArray, ...values: readonly unknown[]): Shown {
  return new Shown({ kind: 'formula', latex: String.raw(parts, ...values).slice(0, limits.text) });
}

/**
 * A table with these rows.
 *
 * @param rows    records, one for each row; or arrays of entries, with the names of the columns in `columns`
 * @param columns which columns, in which order; for records by default all of the first one
 */
export function table(rows: Iterable<object>, columns?: readonly string[]): Shown {
  const all = [...rows];
  const first = all[0];
  if (first === undefined) throw new UsageError('table: expected at least one row, got none.');
  const names = columns ?? (Array.isArray(first) ? first.map((_, k) => String(k)) : Object.keys(first));
  const kept = names.slice(0, limits.columns);
  const entriesOf = (row: object): Entry[] =>
    kept.map((name, k) => entry(Array.isArray(row) ? row[k] : (row as Record<string, unknown>)[name]));
  return new Shown({
    kind: 'table',
    columns: kept.map(String),
    rows: all.slice(0, limits.rows).map(entriesOf),
    dropped: Math.max(0, all.length - limits.rows),
  });
}

/**
 * A figure with lines and points, drawn by the page.
 *
 * @throws UsageError if lengths differ, or if there are more than 6 series or 20 000 points
 */
export function plot({ title, x, y, series }: PlotOptions): Shown {
  if (!Array.isArray(series) || series.length === 0 || series.length > limits.series)
    throw new UsageError(`plot: expected 1 to ${limits.series} series, got ${series?.length}.`);
  const total = series.reduce((count, { x }) => count + x.length, 0);
  if (total > limits.points)
    throw new UsageError(`plot: at most ${limits.points} points, got ${total}. Plot every nth point.`);
  return new Shown({
    kind: 'figure',
    title: String(title),
    x: axis(x),
    y: axis(y),
    series: series.map(({ x, y, as = 'line', label = '' }, k) => {
      if (x.length !== y.length)
        throw new UsageError(
          `plot: series ${k} has ${x.length} values in x and ${y.length} in y; both must be as long.`,
        );
      return { label: String(label), as: as === 'points' ? 'points' : 'line', x: numbers(x), y: numbers(y) };
    }),
  });
}

function axis(option: PlotOptions['x']): Axis {
  const { label, scale } = typeof option === 'object' ? option : { label: option, scale: 'linear' };
  return { label: String(label), scale: scale === 'log' ? 'log' : 'linear' };
}

function numbers(values: ArrayLike<number>): PlotNumber[] {
  return Array.from(values, (value) => (Number.isFinite(value) ? value : null));
}

/** An entry of a table as JSON can hold it. */
function entry(value: unknown): Entry {
  if (value === null || value === undefined) return null;
  if (typeof value === 'number' && Number.isFinite(value) && !Object.is(value, -0)) return value;
  if (Object.is(value, -0)) return '-0';
  return String(value).slice(0, limits.text);
}
