import type { Settings } from './settings.ts';

/** A number that the reader can change. */
export interface Input {
  /** Its key in the settings, in the permalink and in exported files. */
  readonly name: string;
  /** Words for its control. */
  readonly label: string;
  /** LaTeX. */
  readonly symbol: string;
  /** The symbol in plain characters, for axes and messages. */
  readonly plain: string;
  readonly range: readonly [number, number];
  readonly scale: 'linear' | 'log';
  /** What an arrow key adds on the slider (on a logarithmic scale: to the exponent of ten). */
  readonly step: number;
  readonly isInteger?: boolean;
  readonly default: number;
  /** Empty for a pure number. */
  readonly unit: string;
  readonly help: string;
  /** Rarely changed: its control is behind "More settings". */
  readonly isAdvanced?: boolean;
}

/** How far a number can be trusted: floating point, between two computed bounds, or by an exact argument. */
export type Grade = 'observed' | 'enclosed' | 'proved';

/** A fact that the demo states about its results, in words. */
export interface Output<Results> {
  readonly name: string;
  readonly label: string;
  readonly grade: Grade;
  readonly text: (results: Results, settings: Settings) => string;
}

/** Numbers of a demo as rows: what the page shows as a table and what a CSV file contains. */
export interface DataTable<Results> {
  readonly name: string;
  readonly title: string;
  /** Names of the columns, as in the header of a CSV file. */
  readonly columns: readonly string[];
  /** Every row. An empty entry is `undefined`. */
  readonly rows: (results: Results, settings: Settings) => Iterable<readonly (number | string | undefined)[]>;
  /** Of so many rows the page shows one, so that its table stays readable (default 1: all). */
  readonly every?: number;
  /** Too long for the page: only files contain it. */
  readonly isFileOnly?: boolean;
}

/**
 * What a demo is about, as data. The controls, the permalink, the validation, the caption, the tables and what a
 * screen reader says are made from it.
 */
export interface Meta<Results = never> {
  readonly id: string;
  readonly title: string;
  readonly inputs: readonly Input[];
  /** The stages of its computation, each with the names of the inputs that it depends on: it gets no others. */
  readonly stages: Readonly<Record<string, readonly string[]>>;
  readonly outputs: readonly Output<Results>[];
  readonly tables: readonly DataTable<Results>[];
  /** The lines of TypeScript that compute the same, with these settings filled in. */
  readonly code: (settings: Settings) => string;
  /** What is wrong with settings that are each in their range; `undefined` if nothing is. */
  readonly check?: (settings: Settings) => string | undefined;
}

/** A demo of which only the inputs matter. */
export type AnyMeta = Meta<never>;
