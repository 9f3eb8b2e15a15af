import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, sep } from 'node:path';
import { gzipSync } from 'node:zlib';
import { demoIds } from '@crease/playground/demo/loadMeta.ts';
import { describe, expect, test } from 'vitest';
import { siteFolder } from './fixtures.ts';
import { SiteWeights } from './weight.ts';

const site = new SiteWeights(siteFolder('root'), '/');
const files = readdirSync(siteFolder('root'), { recursive: true, encoding: 'utf8' }).map((file) =>
  file.split(sep).join('/'),
);
const pages = files.filter((file) => file.endsWith('.html'));

// Not counted: what comes when the page is idle (the search field, 26 kB), or when something on it is seen or used.
test('every page has at most 120 kB of HTML, CSS and scripts, compressed, before a figure or a cell is used', () => {
  const sizes = pages.map((page) => ({ page, kilobytes: site.pageSize(page) / 1000 }));
  expect(sizes.length).toBeGreaterThan(100);
  const heavy = sizes.filter(({ kilobytes }) => kilobytes > 120);
  expect(heavy.map(({ page, kilobytes }) => `/${page}: ${kilobytes.toFixed(1)} kB`)).toEqual([]);
});

describe.each(['_astro', 'embed'])('the worker in %s', (folder) => {
  const worker = files.find((file) => file.startsWith(`${folder}/demo.worker-`))!;
  const chunks = new Map(
    Array.from(
      site.read(worker).matchAll(/demos\/([\w-]+)\/compute\.ts["'`]:\(\)=>[^,}]*?import\(["'`]\.\/([^"'`]+)["'`]\)/g),
      ([, id, chunk]) => [id!, `${folder}/${chunk}`],
    ),
  );

  test.each(demoIds)('has at most 60 kB for "%s", compressed', (id) => {
    expect(chunks.keys()).toContain(id);
    expect(site.sizeOf([worker, chunks.get(id)!]) / 1000).toBeLessThan(60);
  });
});

test('no page loads the code editor or a library for space before it is needed', () => {
  for (const page of pages)
    for (const file of site.filesOf(page).filter((path) => path.endsWith('.js')))
      expect(site.read(file), `${page} loads ${file}`).not.toMatch(/cm-editor|WebGLRenderer/);
});

test('a page weighs what it loads at once: style sheets, scripts and what these import, each once', () => {
  const folder = mkdtempSync(join(tmpdir(), 'crease-weight-'));
  mkdirSync(join(folder, 'a'));
  const texts = {
    'page.html':
      '<link rel="stylesheet" href="/x/a/s.css"><script type="module" src="/x/a/one.js"></script><script src="a/two.js">',
    'a/s.css': 'p{}',
    'a/one.js': 'import{b as t}from"./three.js";import"./two.js";const late=()=>import("./late.js")',
    'a/two.js': 'import{c}from`../four.js`',
    'a/three.js': '3',
    'a/late.js': 'late'.repeat(1000),
    'four.js': '4',
  };
  for (const [path, text] of Object.entries(texts)) writeFileSync(join(folder, path), text);
  const { 'a/late.js': _, ...wanted } = texts;
  const expected = Object.values(wanted).reduce((sum, text) => sum + gzipSync(text).length, 0);
  expect(new SiteWeights(folder, '/x/').pageSize('page.html')).toBe(expected);
  rmSync(folder, { recursive: true });
});
