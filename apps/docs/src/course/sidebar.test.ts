import { expect, test } from 'vitest';
import { chapters } from './chapters.ts';
import { sidebar } from './sidebar.ts';

const labels = (files: readonly string[]) =>
  sidebar(files, {}).map((entry) => (typeof entry === 'object' && 'label' in entry ? entry.label : entry));

test('a chapter is in the navigation when it has a page', () => {
  expect(labels([])).not.toContain('Landscapes');
  expect(labels(['landscapes/spectra.mdx'])).toContain('Landscapes');
});

test('a chapter has its first pages, then those of its folder, then what is added', () => {
  const api = { label: 'API', link: '/api/' };
  const reference = sidebar(['reference/glossary.mdx'], { reference: [api] }).at(-2);
  expect(reference).toEqual({
    label: 'Reference',
    items: ['command-line', 'formats', { autogenerate: { directory: 'reference' } }, api],
  });
});

test('no two chapters share a folder or a number', () => {
  const folders = chapters.map(({ folder }) => folder);
  const numbers = chapters.flatMap(({ number }) => (number === undefined ? [] : [number]));
  expect(new Set(folders).size).toBe(folders.length);
  expect(numbers).toEqual(numbers.map((_, k) => k + 1));
});
