import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { type EvidenceSources, evidencePlace } from './evidence.ts';
import { findStatements } from './scanPages.ts';

const text = '<Lemma id="chain" ours>x</Lemma><Proof of="chain">x</Proof><Definition id="piece">x</Definition>';
const sources: EvidenceSources = {
  repository: resolve(import.meta.dirname, '../../../..'),
  statements: findStatements([{ slug: 'creases/a', title: 'a', chapter: 1, text }]),
  certificates: ['two-weights'],
};
const self = 'apps/docs/src/course/evidence.test.ts';
// Put together here, so that it is not in this file.
const missing = ['no', 'such', 'words'].join(' ');

test('evidence is a page with a test, a certificate, a proof or a section', () => {
  expect(evidencePlace(self, undefined, sources)).toEqual({ slug: 'evidence/apps/docs/src/course/evidence' });
  expect(evidencePlace(self, 'a page with a test, a', sources)).toEqual({
    slug: 'evidence/apps/docs/src/course/evidence',
    anchor: ':~:text=a%20page%20with%20a%20test%2C%20a',
  });
  expect(evidencePlace('certificates/two-weights.json', undefined, sources)).toEqual({
    file: 'certificates/two-weights.json',
  });
  expect(evidencePlace('#chain', undefined, sources)).toEqual({ slug: 'creases/a', anchor: 'proof-of-chain' });
  expect(evidencePlace('first-light#escape', undefined, sources)).toEqual({ slug: 'first-light', anchor: 'escape' });
});

test.for([
  ['tests/gone.test.ts', undefined, 'A claim names "tests/gone.test.ts", which is no test file.'],
  ['package.json', undefined, 'A claim names "package.json", which is no test file.'],
  [self, missing, `The claim "${missing}" is not in ${self}.`],
  [
    'certificates/x.json',
    undefined,
    'A claim names "certificates/x.json". Certificates: certificates/two-weights.json.',
  ],
  ['#piece', undefined, 'A claim names the proof of "piece", but no page has it.'],
  ['#gone', undefined, 'There is no statement "gone". Known: chain, piece.'],
] as const)('%s is refused where it does not exist', ([by, words, message]) => {
  expect(() => evidencePlace(by, words, sources)).toThrow(new Error(message));
});
