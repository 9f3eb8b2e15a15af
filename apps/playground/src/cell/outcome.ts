/** A number of a result as JSON can hold it: what is not finite is `null`. */
export type PlotNumber = number | null;

/** One line or one set of points of a figure. */
export interface Series {
  readonly label: string;
  readonly as: 'line' | 'points';
  readonly x: readonly PlotNumber[];
  readonly y: readonly PlotNumber[];
}

/** An axis of a figure. */
export interface Axis {
  readonly label: string;
  readonly scale: 'linear' | 'log';
}

/** An entry of a table. Numbers that JSON does not hold are texts. */
export type Entry = number | string | null;

/** What a cell shows: plain JSON. The page draws it, the cell never writes into the page. */
export type Output =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'formula'; readonly latex: string }
  | {
      readonly kind: 'table';
      readonly columns: readonly string[];
      readonly rows: readonly (readonly Entry[])[];
      /** Rows that were left out at the end. */
      readonly dropped: number;
    }
  | {
      readonly kind: 'figure';
      readonly title: string;
      readonly x: Axis;
      readonly y: Axis;
      readonly series: readonly Series[];
    };

/** Why a cell ended early. */
export interface Problem {
  /** The name of the error, such as `ShapeError`. */
  readonly name: string;
  readonly message: string;
  /** The line of the cell, from 1, where that is known. */
  readonly line: number | null;
}

/** How a run of a cell ended, and what it showed. */
export interface Outcome {
  readonly outputs: readonly Output[];
  /** Outputs that were left out because there were too many. */
  readonly dropped: number;
  readonly problem: Problem | null;
}

/** What a run may show, so that a page stays readable and a reader's machine usable. */
export const limits = {
  /** Characters of one text. */
  text: 10_000,
  /** Rows of one table. */
  rows: 200,
  /** Entries of one row. */
  columns: 30,
  /** Points of one figure, all series together. */
  points: 20_000,
  /** Lines and sets of points of one figure. */
  series: 6,
  /** Outputs of one run. */
  outputs: 100,
  /** Characters of all outputs of one run, written as JSON. */
  characters: 1_000_000,
} as const;
