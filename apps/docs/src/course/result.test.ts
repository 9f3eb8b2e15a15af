import { expect, test } from 'vitest';
import { checkSource } from './result.ts';
import type { Statement } from './scanPages.ts';

const theorem: Statement = { id: 'x', kind: 'Theorem', number: '1.1', slug: 'a', proof: undefined };

test('a theorem of a work is accepted, and one of ours with a proof', () => {
  expect(() => checkSource(theorem, { cite: 'lee2020', at: 'Theorem 1' })).not.toThrow();
  expect(() => checkSource({ ...theorem, proof: 'b' }, { ours: true })).not.toThrow();
});

test('a theorem without a place in a work is refused, a definition needs none', () => {
  const message = 'Theorem "x" needs a source: cite and at, or ours with a proof on a page.';
  expect(() => checkSource(theorem, {})).toThrow(new Error(message));
  expect(() => checkSource(theorem, { cite: 'lee2020' })).toThrow(new Error(message));
  expect(() => checkSource({ ...theorem, kind: 'Definition' }, {})).not.toThrow();
});

test('a theorem of ours without a proof is refused', () => {
  const message = 'Theorem "x" is ours, but no page has a <Proof of="x">.';
  expect(() => checkSource(theorem, { ours: true })).toThrow(new Error(message));
});
