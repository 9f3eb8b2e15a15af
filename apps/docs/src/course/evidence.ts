import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { certificateNames } from './certificates.ts';
import { addressOf } from './pages.ts';
import { statementOf } from './statements.ts';

// The build runs in apps/docs.
const repository = resolve('../..');
const ending = '.test.ts';

/**
 * The address of what shows a claim.
 *
 * @param by   a test file of the repository, `certificates/<name>.json`, `#label` of a statement with a proof, or
 *   `<page>#<anchor>` of a section with the argument (that it exists is checked with all links of the site)
 * @param test words of the test in the file
 * @throws Error if there is no such file, certificate or proof, or if the file does not contain the words
 */
export async function evidenceAddress(by: string, test?: string): Promise<string> {
  if (by.startsWith('#')) return proofAddress(by.slice(1));
  if (by.includes('#')) return sectionAddress(by);
  if (by.startsWith('certificates/')) return certificateAddress(by);
  const { slug, source } = readTest(by);
  if (test === undefined) return addressOf(slug);
  if (!source.includes(test)) throw new Error(`The claim "${test}" is not in ${by}.`);
  // A text fragment: the browser scrolls to these words and marks them.
  return `${addressOf(slug)}#:~:text=${encodeURIComponent(test).replaceAll('-', '%2D')}`;
}

/** A test file of the repository, and the page of the site that shows it. */
export function readTest(path: string): { readonly slug: string; readonly source: string } {
  const file = join(repository, path);
  if (!path.endsWith(ending) || !existsSync(file)) throw new Error(`A claim names "${path}", which is no test file.`);
  return { slug: `evidence/${path.slice(0, -ending.length)}`, source: readFileSync(file, 'utf8') };
}

async function proofAddress(id: string): Promise<string> {
  const { proof } = await statementOf(id);
  if (proof === undefined) throw new Error(`A claim names the proof of "${id}", but no page has it.`);
  return addressOf(proof, `proof-of-${id}`);
}

function sectionAddress(by: string): string {
  const [slug, anchor] = by.split('#') as [string, string];
  return addressOf(slug, anchor);
}

function certificateAddress(by: string): string {
  const known = certificateNames.map((name) => `certificates/${name}.json`);
  if (!known.includes(by)) throw new Error(`A claim names "${by}". Certificates: ${known.join(', ')}.`);
  return addressOf(by).replace(/\/$/, '');
}
