/** A line of a result for people: what it is, what came out, and how certain it is. */
export interface ResultLine {
  readonly label: string;
  readonly value: string;
  /** Proved: with a certificate or by a theorem. Enclosed: inside an outward-rounded interval. Observed: in floating point. */
  readonly grade?: Grade;
}

/** The three grades of truth. */
export type Grade = 'proved' | 'enclosed' | 'observed';

/**
 * Lines in three columns: label, grade, value; a value may have several lines.
 *
 * @param hasColor true for a terminal: labels bold, grades dim
 */
export function showLines(lines: readonly ResultLine[], hasColor: boolean): string {
  const paint = (code: number, text: string): string => (hasColor ? `\u001b[${code}m${text}\u001b[0m` : text);
  const labelWidth = Math.max(...lines.map((line) => line.label.length));
  const gradeWidth = Math.max(...lines.map((line) => line.grade?.length ?? 0));
  return lines
    .flatMap(({ label, grade, value }) =>
      value.split('\n').map((part, k) => {
        const isFirst = k === 0;
        const head = paint(bold, (isFirst ? label : '').padEnd(labelWidth));
        const mark = gradeWidth === 0 ? '' : `  ${paint(dim, (isFirst ? (grade ?? '') : '').padEnd(gradeWidth))}`;
        return `${head}${mark}  ${part}`.trimEnd();
      }),
    )
    .map((line) => `${line}\n`)
    .join('');
}

const bold = 1;
const dim = 2;

/** A number with 6 significant digits. */
export function short(value: number): string {
  return Number.isFinite(value) ? String(Number(value.toPrecision(6))) : String(value);
}

/** A count with its noun: `1 layer`, `3 layers`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
