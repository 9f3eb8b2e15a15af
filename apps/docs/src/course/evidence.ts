import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Statement, statementNamed } from './scanPages.ts';

/** Where a claim may find its evidence. */
export interface EvidenceSources {
  /** The folder of the repository. */
  readonly repository: string;
  readonly statements: ReadonlyMap<string, Statement>;
  /** The names of the certificates that are files of the site. */
  readonly certificates: readonly string[];
}

/** A place of the site: a page, perhaps with an anchor, or a file. */
export type EvidencePlace = { readonly slug: string; readonly anchor?: string } | { readonly file: string };

const testEnding = '.test.ts';

/**
 * What shows a claim.
 *
 * @param by   a test file of the repository, `certificates/<name>.json`, `#label` of a statement with a proof, or
 *   `<page>#<anchor>` of a section with the argument (that it exists is checked with all links of the site)
 * @param test words of the test in the file
 * @throws Error if there is no such file, certificate or proof, or if the file does not contain the words
 */
export function evidencePlace(by: string, test: string | undefined, sources: EvidenceSources): EvidencePlace {
  if (by.startsWith('#')) return proofPlace(by.slice(1), sources.statements);
  if (by.includes('#')) return { slug: by.split('#')[0]!, anchor: by.split('#')[1]! };
  if (by.startsWith('certificates/')) return certificatePlace(by, sources.certificates);
  const { slug, source } = readTest(by, sources.repository);
  if (test === undefined) return { slug };
  if (!source.includes(test)) throw new Error(`The claim "${test}" is not in ${by}.`);
  // A text fragment: the browser scrolls to these words and marks them.
  return { slug, anchor: `:~:text=${encodeURIComponent(test).replaceAll('-', '%2D')}` };
}

/** A test file of the repository, and the page of the site that shows it. */
export function readTest(path: string, repository: string): { readonly slug: string; readonly source: string } {
  const file = join(repository, path);
  if (!path.endsWith(testEnding) || !existsSync(file))
    throw new Error(`A claim names "${path}", which is no test file.`);
  return { slug: `evidence/${path.slice(0, -testEnding.length)}`, source: readFileSync(file, 'utf8') };
}

function proofPlace(id: string, statements: ReadonlyMap<string, Statement>): EvidencePlace {
  const { proof } = statementNamed(statements, id);
  if (proof === undefined) throw new Error(`A claim names the proof of "${id}", but no page has it.`);
  return { slug: proof, anchor: `proof-of-${id}` };
}

function certificatePlace(by: string, certificates: readonly string[]): EvidencePlace {
  const known = certificates.map((name) => `certificates/${name}.json`);
  if (!known.includes(by)) throw new Error(`A claim names "${by}". Certificates: ${known.join(', ')}.`);
  return { file: by };
}
