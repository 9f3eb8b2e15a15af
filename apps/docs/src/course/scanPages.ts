/** A page of the site as it is written. */
export interface SourcePage {
  readonly slug: string;
  readonly title: string;
  /** The number of its chapter; `undefined` where statements are not numbered. */
  readonly chapter: number | undefined;
  /** MDX. */
  readonly text: string;
}

const results = ['Theorem', 'Proposition', 'Lemma', 'Corollary'] as const;
const kinds = [...results, 'Definition', 'Example', 'Warning'] as const;

/** What a numbered block can be. */
export type Kind = (typeof kinds)[number];

/** True for what needs a source or a proof. */
export function isResult(kind: Kind): boolean {
  return (results as readonly Kind[]).includes(kind);
}

/** A numbered block on a page. */
export interface Statement {
  readonly id: string;
  readonly kind: Kind;
  /** As in "Theorem 2.1": the chapter, and the place in it among all numbered blocks. */
  readonly number: string;
  readonly slug: string;
  /** The page that has its proof; `undefined` if none has. */
  readonly proof: string | undefined;
}

/**
 * The numbered blocks of all pages by their ids, numbered chapter by chapter in the order of the pages.
 *
 * @throws Error for a block without an id or outside the numbered chapters, an id that is used twice, and a proof of
 *   nothing
 */
export function findStatements(pages: readonly SourcePage[]): ReadonlyMap<string, Statement> {
  const proofs = new Map(pages.flatMap(({ slug, text }) => used(text, 'Proof', 'of').map((id) => [id, slug] as const)));
  const statements = new Map<string, Statement>();
  const counts = new Map<number, number>();
  for (const { slug, chapter, text } of pages) {
    for (const [, kind, id] of prose(text).matchAll(opening)) {
      if (id === undefined) throw new Error(`${slug}: a <${kind}> needs an id, as its first attribute.`);
      if (chapter === undefined) throw new Error(`${slug}: <${kind} id="${id}"> is not in a numbered chapter.`);
      const other = statements.get(id);
      if (other !== undefined) throw new Error(`${slug}: the id "${id}" is used on ${other.slug} already.`);
      const count = (counts.get(chapter) ?? 0) + 1;
      counts.set(chapter, count);
      statements.set(id, { id, kind: kind as Kind, number: `${chapter}.${count}`, slug, proof: proofs.get(id) });
    }
  }
  for (const [id, slug] of proofs)
    if (!statements.has(id)) throw new Error(`${slug}: <Proof of="${id}"> proves nothing: no statement has this id.`);
  return statements;
}

/**
 * The statement with a label.
 *
 * @throws Error with the known labels if there is none
 */
export function statementNamed(statements: ReadonlyMap<string, Statement>, id: string): Statement {
  const statement = statements.get(id);
  if (statement === undefined)
    throw new Error(`There is no statement "${id}". Known: ${[...statements.keys()].join(', ')}.`);
  return statement;
}

/** The works that pages cite: key → slugs of the pages, in reading order. */
export function findCitations(pages: readonly SourcePage[]): ReadonlyMap<string, readonly string[]> {
  const citations = new Map<string, string[]>();
  for (const { slug, text } of pages)
    for (const key of new Set([...used(text, 'Cite', 'of'), ...used(text, `(?:${kinds.join('|')})`, 'cite')]))
      citations.set(key, [...(citations.get(key) ?? []), slug]);
  return citations;
}

/** What the claims of all pages name as their evidence, each once. */
export function findEvidence(pages: readonly SourcePage[]): readonly string[] {
  return [...new Set(pages.flatMap(({ text }) => used(text, 'Claim', 'by')))];
}

const opening = new RegExp(String.raw`<(${kinds.join('|')})\b(?:\s+id="([^"]*)")?`, 'g');

/** The values of an attribute of a component on a page. */
function used(text: string, component: string, attribute: string): string[] {
  const pattern = new RegExp(String.raw`<${component}\s(?:[^>]*\s)?${attribute}="([^"]*)"`, 'g');
  return [...prose(text).matchAll(pattern)].map((match) => match[1]!);
}

/** A page without its code: there a tag is an example. */
function prose(text: string): string {
  return text.replace(/^( *)(`{3,}|~{3,})[\s\S]*?^\1\2.*$/gm, '').replace(/`[^`\n]+`/g, '');
}
