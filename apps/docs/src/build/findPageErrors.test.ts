import { expect, test } from 'vitest';
import { findPageErrors } from './findPageErrors.ts';

/** The errors of a site with this text on its page guide/index.html, besides a home page with the anchor "top". */
function errorsOf(text: string, base = '/'): string[] {
  const home = '<main><h1 id="top">Home</h1></main>';
  return findPageErrors(
    new Map([
      ['index.html', home],
      ['guide/index.html', text],
      ['icon.svg', ''],
    ]),
    base,
  );
}

test('links to pages, anchors, files and other sites are fine', () => {
  const links = [
    '../',
    '../#top',
    '/',
    '/icon.svg',
    './',
    '#here',
    '#:~:text=words',
    'https://arxiv.org/abs/2510.24466',
    'mailto:a@b.c',
  ];
  expect(errorsOf(`<p id="here">${links.map((link) => `<a href="${link}">x</a>`).join('')}`)).toEqual([]);
});

test.for([
  ['<a href="../gone/">', 'guide/index.html: ../gone/ does not exist'],
  ['<a href="/guide">', 'guide/index.html: /guide does not exist'],
  ['<img src="gone.png">', 'guide/index.html: gone.png does not exist'],
  ['<a href="../#gone">', 'guide/index.html: ../#gone has no such anchor'],
  ['<a href="#gone">', 'guide/index.html: #gone has no such anchor'],
])('%s is an error', ([text, error]) => {
  expect(errorsOf(text!)).toEqual([error]);
});

test('a link from the root is an error where the site lives under a path', () => {
  expect(errorsOf('<a href="/guide/">', '/crease/')).toEqual([
    'guide/index.html: /guide/ is outside the base /crease/: write it relative to the page',
  ]);
  expect(errorsOf('<a href="/crease/guide/">', '/crease/')).toEqual([]);
});

test('a formula that KaTeX could not read is an error', () => {
  expect(errorsOf('<span class="katex-error" title="ParseError: x">')).toEqual([
    'guide/index.html: formula: ParseError: x',
  ]);
});

test('a page without text is an error, unless it has a hero', () => {
  expect(errorsOf('<div class="sl-markdown-content"> </div>')).toEqual(['guide/index.html: the page is empty']);
  expect(errorsOf('<div class="hero x">404</div><div class="sl-markdown-content"></div>')).toEqual([]);
});

test('what looks like a link inside a script is none', () => {
  expect(errorsOf('<script type="module">const a = \'<a href="/gone/">\';</script>')).toEqual([]);
});
