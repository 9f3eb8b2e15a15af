import type { Input } from './input.ts';
import type { AnySettings, Settings } from './settings.ts';
import type { Source, Topic } from './topic.ts';

export type { Input } from './input.ts';

/** How far a number can be trusted: floating point, between two computed bounds, or by an exact argument. */
export type Grade = 'observed' | 'enclosed' | 'proved';

/** A fact that the demo states about its results, in words. */
export interface Output<Results, S extends AnySettings = Settings> {
  readonly name: string;
  readonly label: string;
  /** Fixed, or that of the result; `undefined` where nothing is claimed. */
  readonly grade: Grade | ((results: Results, settings: S) => Grade | undefined);
  readonly text: (results: Results, settings: S) => string;
}

/** Numbers of a demo as rows: what the page shows as a table and what a CSV file contains. */
export interface DataTable<Results, S extends AnySettings = Settings> {
  readonly name: string;
  readonly title: string;
  /** Names of the columns, as in the header of a CSV file. */
  readonly columns: readonly string[];
  /** Every row. An empty entry is `undefined`. */
  readonly rows: (results: Results, settings: S) => Iterable<readonly (number | string | undefined)[]>;
  /** Of so many rows the page shows one, so that its table stays readable (default 1: all). */
  readonly every?: number;
  /** Too long for the page: only files contain it. */
  readonly isFileOnly?: boolean;
}

/**
 * What a demo is about, as data. The controls, the permalink, the validation, the caption, the tables and what a
 * screen reader says are made from it.
 *
 * `S` is what a demo knows about its settings; a demo whose inputs are all numbers need not say anything.
 */
export interface Meta<Results = never, S extends AnySettings = Settings> {
  readonly id: string;
  readonly title: string;
  readonly topic: Topic;
  /** The work whose statement the figure shows, if it shows one: what "Cite" names. */
  readonly source?: Source;
  readonly inputs: readonly Input[];
  /** The stages of its computation, each with the names of the inputs that it depends on: it gets no others. */
  readonly stages: Readonly<Record<string, readonly string[]>>;
  /** Stages that cannot pause: each runs in a worker of its own, which ends when its settings have changed. */
  readonly alone?: readonly string[];
  readonly outputs: readonly Output<Results, S>[];
  readonly tables: readonly DataTable<Results, S>[];
  /** The lines of TypeScript that compute the same, with these settings filled in. */
  readonly code: (settings: S) => string;
  /** What is wrong with settings that are each in their range; `undefined` if nothing is. */
  readonly check?: (settings: S) => string | undefined;
}

// biome-ignore lint/suspicious/noExplicitAny: what its settings are is known to the demo alone
export type AnyMeta = Meta<never, any>;

/** A table of some demo. */
export type AnyTable = AnyMeta['tables'][number];
