import { expect, test } from 'vitest';
import { addressesOf, bibtex, shortCitation } from './citation.ts';
import { referenceOf, references } from './references.ts';

test('a work is cited by its authors and the year', () => {
  expect(['mityagin2020', 'craciun2025', 'wu2018'].map((key) => shortCitation(referenceOf(key)))).toEqual([
    'Mityagin 2020',
    'Crăciun & Ghoshdastidar 2025',
    'Wu et al. 2018',
  ]);
});

test('an unknown key is refused, with the known ones', () => {
  expect(() => referenceOf('nobody1900')).toThrow(/There is no work "nobody1900"\. Known: ahn2022, /);
});

test('a BibTeX entry has the fields that are known', () => {
  expect(bibtex('craciun2025', referenceOf('craciun2025'))).toMatchInlineSnapshot(`
    "@misc{craciun2025,
      author = {Crăciun, Alexandru and Ghoshdastidar, Debarghya},
      title = {{Non-singularity of the gradient descent map for neural networks with piecewise analytic activations}},
      year = {2025},
      howpublished = {Advances in Neural Information Processing Systems},
      eprint = {2510.24466},
      archiveprefix = {arXiv}
    }"
  `);
});

test('keys are the first family name and the year, in alphabetical order; a work is found at its addresses', () => {
  const keys = Object.keys(references);
  expect(keys).toEqual([...keys].sort());
  for (const [key, reference] of Object.entries(references)) {
    const family = reference.authors[0]![1].normalize('NFD').replace(/[^A-Za-z]/g, '');
    expect(key).toBe(`${family.toLowerCase()}${reference.year}`);
    for (const { href } of addressesOf(reference)) expect(URL.canParse(href)).toBe(true);
  }
});
