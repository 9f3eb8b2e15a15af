/** What a measure of a landscape is, for headings and tables: every measure exports such a record beside its function. */
export interface Measure {
  readonly title: string;
  /** KaTeX. */
  readonly formula: string;
  /** Paper and statement, or `definition`. */
  readonly source: string;
}
