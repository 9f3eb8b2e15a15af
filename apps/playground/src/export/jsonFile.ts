import { gradeOf } from '../render/renderOutputs.ts';
import { type FigureSource, figureSource } from './figureSource.ts';
import type { Picture } from './picture.ts';

/** A figure as data. Numbers that JSON does not have are texts: "NaN", "Infinity". */
export interface FigureFile extends FigureSource {
  readonly title: string;
  readonly description: string;
  readonly facts: readonly { readonly name: string; readonly text: string; readonly grade: string | undefined }[];
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (number | string | null)[])[];
}

/** A picture of a demo as JSON: where it comes from, what it shows in words, and every row of its numbers. */
export function jsonFile(picture: Omit<Picture, 'element' | 'width'>): string {
  const { meta, panel, results, settings } = picture;
  const table = meta.tables.find((candidate) => candidate.name === panel.table)!;
  const file: FigureFile = {
    ...figureSource(picture),
    title: `${meta.title}: ${panel.title}`,
    description: panel.describe(results, settings),
    facts: meta.outputs.map((output) => ({
      name: output.name,
      text: output.text(results as never, settings),
      grade: gradeOf(output, results, settings),
    })),
    columns: table.columns,
    rows: Array.from(table.rows(results as never, settings), (row) => row.map(entry)),
  };
  return `${JSON.stringify(file)}\n`;
}

function entry(value: number | string | undefined): number | string | null {
  if (value === undefined) return null;
  return typeof value === 'number' && !Number.isFinite(value) ? String(value) : value;
}
