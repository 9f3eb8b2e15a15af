import manifest from '@crease/tensor/package.json' with { type: 'json' };
import type { AnyMeta } from '../demo/meta.ts';

/**
 * How to cite a figure: a BibTeX entry (biblatex, `@software`) with the version, and with the work whose statement it
 * shows.
 *
 * @param link the address that opens it with its settings, where it is known
 */
export function citation({ id, title, source }: AnyMeta, link?: string): string {
  const statement = source === undefined ? [] : [`statement: arXiv:${source.arxiv}, ${source.at}`];
  const fields = {
    author: '{The Crease contributors}',
    title: texOf(title),
    note: texOf([`Live figure ${id}`, ...statement].join('; ')),
    version: manifest.version,
    ...(link === undefined ? {} : { url: link }),
  };
  const lines = Object.entries(fields).map(([name, value]) => `  ${name} = {${value}}`);
  return `@software{crease-${id},\n${lines.join(',\n')}\n}`;
}

/** Letters stay as they are (the file is UTF-8); what TeX would read as a command does not. */
function texOf(text: string): string {
  const replacements: Readonly<Record<string, string>> = {
    '\\': '{\\textbackslash}',
    '~': '{\\textasciitilde}',
    '^': '{\\textasciicircum}',
  };
  return text.replaceAll(/[\\~^&%$#_{}]/g, (character) => replacements[character] ?? `\\${character}`);
}
