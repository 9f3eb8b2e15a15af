import { expect, test } from 'vitest';
import type { AnyMeta } from '../demo/meta.ts';
import { citation } from './citation.ts';

const meta = (title: string): AnyMeta => ({
  id: 'x',
  title,
  topic: 'start',
  source: { arxiv: '2510.24466', at: 'figure 4' },
  inputs: [],
  stages: {},
  outputs: [],
  tables: [],
  code: () => '',
});

test('a citation has the version, the source of the statement, and the link as it is', () => {
  expect(citation(meta('Minima'), 'https://site.example/a_b/#v1.x_y')).toMatch(
    /^@software\{crease-x,\n {2}author = \{\{The Crease contributors\}\},\n {2}title = \{Minima\},\n {2}note = \{Live figure x; statement: arXiv:2510\.24466, figure 4\},\n {2}version = \{\d+\.\d+\.\d+\},\n {2}url = \{https:\/\/site\.example\/a_b\/#v1\.x_y\}\n\}$/,
  );
});

test('a citation without a link has no address, and no command of TeX in its title', () => {
  const text = citation(meta('100 % of η_1 & {\\x} ~^'));
  expect(text).not.toContain('url');
  expect(text).toContain(
    'title = {100 \\% of η\\_1 \\& \\{{\\textbackslash}x\\} {\\textasciitilde}{\\textasciicircum}}',
  );
});
