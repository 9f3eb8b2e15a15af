import { fc, test } from '@fast-check/vitest';
import { expect } from 'vitest';
import { encodePermalink } from '../demo/permalink.ts';
import { readFigureFile } from './readFigureFile.ts';

const fragment = await encodePermalink({ demo: 'bifurcation', settings: { stepSize: 0.3 } });
const source = JSON.stringify({ generator: 'Crease', link: `https://site.example/first-light/${fragment}` });
const figure = { kind: 'figure', demo: 'bifurcation', fragment };

test.each([
  ['JSON', source],
  ['SVG', `<svg xmlns="http://www.w3.org/2000/svg"><metadata>${source.replaceAll('"', '&quot;')}</metadata></svg>`],
  ['SVG of another program', `<?xml version="1.0"?>\n<svg><g/><metadata id="m">\n${source}\n</metadata></svg>`],
])('a file of Crease opens its figure: %s', async (_, text) => {
  expect(await readFigureFile(text)).toEqual(figure);
});

test.each([
  ['', /neither JSON nor an SVG/],
  ['<svg></svg>', /neither JSON nor an SVG/],
  ['<svg><metadata><rdf:RDF/></metadata></svg>', /neither JSON nor an SVG/],
  ['<svg><metadata>hello</metadata></svg>', /which figure/],
  ['{', /which figure/],
  ['{"generator":"another"}', /which figure/],
  ['{"generator":"Crease","link":7}', /which figure/],
  ['{"generator":"Crease","link":"https://x.example/"}', /leads to no figure/],
  ['{"generator":"Crease","link":"https://x.example/#v1.AAAA"}', /not readable: it is damaged/],
  ['{"generator":"Crease","link":"https://x.example/#v9.AAAA"}', /another version/],
])('a bad file gives a reason: %s', async (text, problem) => {
  const read = await readFigureFile(text);
  expect(read).toMatchObject({ kind: 'broken', problem: expect.stringMatching(problem) });
});

test.prop([fc.oneof(fc.string({ unit: 'binary' }), fc.json())], { seed: 5, numRuns: 2000 })(
  'any text is a figure or a reason',
  async (text) => {
    expect(['figure', 'broken']).toContain((await readFigureFile(text)).kind);
    expect(['figure', 'broken']).toContain((await readFigureFile(`<metadata>${text}</metadata>`)).kind);
  },
);
