import type { Reference } from './references.ts';

/** A work as it is cited in a text: "Crăciun & Ghoshdastidar 2025", with more than two authors "Lee et al. 2020". */
export function shortCitation({ authors, year }: Reference): string {
  const [first, second] = authors.map(([, family]) => family);
  const names = authors.length > 2 ? `${first} et al.` : authors.length === 2 ? `${first} & ${second}` : first;
  return `${names} ${year}`;
}

/** Where a work can be read. */
export function addressesOf({ arxiv, doi }: Reference): { readonly label: string; readonly href: string }[] {
  return [
    ...(arxiv === undefined ? [] : [{ label: `arXiv ${arxiv}`, href: `https://arxiv.org/abs/${arxiv}` }]),
    ...(doi === undefined ? [] : [{ label: `doi ${doi}`, href: `https://doi.org/${doi}` }]),
  ];
}

/** The entry of a BibTeX file (UTF-8) for a work. */
export function bibtex(key: string, { authors, title, year, venue, arxiv, doi }: Reference): string {
  const fields = {
    author: authors.map(([given, family]) => `${family}, ${given}`).join(' and '),
    title: `{${title}}`,
    year: String(year),
    howpublished: venue,
    eprint: arxiv,
    archiveprefix: arxiv === undefined ? undefined : 'arXiv',
    doi,
  };
  const lines = Object.entries(fields).flatMap(([name, value]) =>
    value === undefined ? [] : [`  ${name} = {${value}}`],
  );
  return `@misc{${key},\n${lines.join(',\n')}\n}`;
}
