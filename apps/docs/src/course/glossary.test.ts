import { expect, test } from 'vitest';
import { glossary, termOf } from './glossary.ts';

test('terms are in alphabetical order, and refer to terms that exist', () => {
  const names = Object.values(glossary).map(({ name }) => name);
  expect(names).toEqual(names.toSorted((a, b) => a.localeCompare(b, 'en')));
  for (const { see = [] } of Object.values(glossary)) for (const key of see) expect(termOf(key).name).not.toBe('');
});

test('an unknown term is refused, with the known ones', () => {
  expect(() => termOf('fold')).toThrow(/The glossary has no term "fold"\. It has: activation, analytic, /);
});
