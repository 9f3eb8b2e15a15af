import { isResult, type Statement } from './scanPages.ts';

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

/**
 * Refuses a result without a source.
 *
 * @throws Error if a result neither names a place in a work nor is ours, or is ours and has no proof
 */
export function checkSource(
  { id, kind, proof }: Statement,
  { cite, at, ours }: Pick<StatementProps, 'cite' | 'at'> & { readonly ours?: true },
): void {
  if (isResult(kind) && !ours && (cite === undefined || at === undefined))
    throw new Error(`${kind} "${id}" needs a source: cite and at, or ours with a proof on a page.`);
  if (ours && proof === undefined) throw new Error(`${kind} "${id}" is ours, but no page has a <Proof of="${id}">.`);
}
