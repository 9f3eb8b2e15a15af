import { sha256 } from '@crease/symbolic';
import type { Outcome, Output, Series } from './outcome.ts';

/**
 * An outcome as lines of text with every digit: what is committed on the page under a cell, and compared with each run.
 * Two outcomes have the same text if and only if they show the same; of a figure the text has a digest of its numbers.
 */
export function outcomeText({ outputs, dropped, problem }: Outcome): string {
  return [
    ...outputs.map(outputText),
    ...(dropped > 0 ? [`… ${dropped} more outputs`] : []),
    ...(problem === null
      ? []
      : [`${problem.name}${problem.line === null ? '' : ` in line ${problem.line}`}: ${problem.message}`]),
  ].join('\n');
}

function outputText(output: Output): string {
  if (output.kind === 'text') return output.text;
  if (output.kind === 'formula') return `$${output.latex}$`;
  if (output.kind === 'table') {
    const rows = [output.columns, ...output.rows].map((row) =>
      row
        .map((entry) => entry ?? '')
        .join(' | ')
        .trimEnd(),
    );
    return [...rows, ...(output.dropped > 0 ? [`… ${output.dropped} more rows`] : [])].join('\n');
  }
  const { title, x, y, series } = output;
  return `figure "${title}": ${y.label} over ${x.label}; ${series.map(seriesText).join('; ')}; sha256 ${sha256(JSON.stringify(output)).slice(0, 16)}`;
}

function seriesText({ as, label, x }: Series): string {
  const points = `${x.length} points`;
  return [...(label === '' ? [] : [label]), as === 'line' ? `a line of ${points}` : points].join(', ');
}
