import { expect, test } from 'vitest';
import { findCitations, findEvidence, findStatements, type SourcePage } from './scanPages.ts';

const page = (slug: string, text: string, chapter?: number): SourcePage => ({ slug, title: slug, chapter, text });

const first = page(
  'creases/first',
  `<Definition id="piece" title="a > b">\n\nx\n\n</Definition>
<Theorem id="null" cite="lee2020" at="Theorem 1">\n\nx\n\n</Theorem>
\`\`\`mdx
<Theorem id="in-code" cite="in-code">
\`\`\`
and \`<Theorem id="inline">\``,
  1,
);
const second = page(
  'creases/second',
  `<Lemma id="chain" ours>\nx\n</Lemma>\n<Proof of="chain">x</Proof> <Cite at="Prop. 6" of="lee2020" /> <Cite of="wu2018" />
<Claim grade="proved" by="tests/a.test.ts" test="x" /> <Claim by="tests/a.test.ts" grade="observed" />`,
  1,
);
const third = page('programs/third', '<Example id="tiny">x</Example>', 2);

test('statements are numbered by chapter, in the order of the pages', () => {
  const found = [...findStatements([first, second, third]).values()];
  expect(found.map(({ kind, number, slug, proof }) => [kind, number, slug, proof])).toEqual([
    ['Definition', '1.1', 'creases/first', undefined],
    ['Theorem', '1.2', 'creases/first', undefined],
    ['Lemma', '1.3', 'creases/second', 'creases/second'],
    ['Example', '2.1', 'programs/third', undefined],
  ]);
});

test.for([
  ['<Theorem title="x" id="late">', 'a: a <Theorem> needs an id, as its first attribute.'],
  ['<Lemma id="x" /><Lemma id="x" />', 'a: the id "x" is used on a already.'],
  ['<Proof of="gone">', 'a: <Proof of="gone"> proves nothing: no statement has this id.'],
])('%s is refused', ([text, message]) => {
  expect(() => findStatements([page('a', text!, 1)])).toThrow(new Error(message));
});

test('a statement on a page without a chapter number is refused', () => {
  const message = 'start/a: <Theorem id="x"> is not in a numbered chapter.';
  expect(() => findStatements([page('start/a', '<Theorem id="x">')])).toThrow(new Error(message));
});

test('citations of text and of theorems are found, each page once', () => {
  expect([...findCitations([first, second])]).toEqual([
    ['lee2020', ['creases/first', 'creases/second']],
    ['wu2018', ['creases/second']],
  ]);
});

test('evidence is listed once', () => expect(findEvidence([first, second])).toEqual(['tests/a.test.ts']));
