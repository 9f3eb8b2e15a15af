/** What every numbered block can have. */
export interface StatementProps {
  /** Its label, the same on the whole site; it is written first. */
  readonly id: string;
  readonly title?: string;
  /** The work that it is taken from, … */
  readonly cite?: string;
  /** … and where in it: "Theorem 1". */
  readonly at?: string;
}

/** What is claimed has a source: a statement of a cited work, or this project, and then a proof on a page. */
export type ResultProps = StatementProps & ({ readonly cite: string; readonly at: string } | { readonly ours: true });
