import { parseHTML } from 'linkedom';
import { digestsOf } from '../demo/digest.ts';
import { loadDigests } from '../demo/loadDigests.ts';
import { loadMeta } from '../demo/loadMeta.ts';
import { loadPanels } from '../demo/loadPanels.ts';
import { loadStages } from '../demo/loadStages.ts';
import { defaultSettings } from '../demo/settings.ts';
import { runStages } from '../demo/stage.ts';
import { type Page, plainPage } from './page.ts';
import { renderDemo } from './renderDemo.ts';
import { renderPanel } from './renderPanel.ts';

const computed = new Map<string, Promise<Readonly<Record<string, unknown>>>>();

/**
 * The finished content of a demo's element, as HTML: computed here, for its default settings, by the code that the page
 * runs.
 *
 * @param typeset HTML of a LaTeX formula
 * @param fullScreen the address of the page that has nothing but the demo
 * @throws Error if the numbers differ from the committed ones
 */
export async function renderStatic(
  id: string,
  typeset: (latex: string) => string,
  fullScreen?: string,
): Promise<string> {
  const { document } = parseHTML('<!doctype html><html><body></body></html>');
  const [meta, panels, results] = await Promise.all([loadMeta(id), loadPanels(id), defaultResults(id)]);
  const page: Page = { document, fullScreen, formula: (latex, plain) => formula(document, typeset(latex), plain) };
  const elements = renderDemo(page, meta, panels, results, defaultSettings(meta));
  // A level that no contour line has is a path without `d`.
  for (const path of elements.flatMap((element) => [...element.querySelectorAll('.stage path[d]')]))
    path.setAttribute('d', roundPath(path.getAttribute('d')!));
  return elements.map((element) => element.outerHTML).join('');
}

/** One panel of a demo for its default settings, as an SVG element in HTML, and what it shows in words. */
export async function renderStaticPanel(
  id: string,
  name: string,
  width: number,
): Promise<{ svg: string; description: string }> {
  const { document } = plainPage(parseHTML('<!doctype html><html><body></body></html>').document);
  const [meta, panels, results] = await Promise.all([loadMeta(id), loadPanels(id), defaultResults(id)]);
  const panel = panels.find((candidate) => candidate.name === name);
  if (panel === undefined) throw new Error(`The demo "${id}" has no panel "${name}".`);
  const settings = defaultSettings(meta);
  const area = { document, width, height: Math.round(width * panel.aspect) };
  return {
    svg: renderPanel(panel, results, settings, area).outerHTML,
    description: panel.describe(results, settings),
  };
}

/** The results of a demo for its default settings, computed once and compared with the committed digests. */
export function defaultResults(id: string): Promise<Readonly<Record<string, unknown>>> {
  let results = computed.get(id);
  if (results === undefined) {
    results = compute(id);
    computed.set(id, results);
  }
  return results;
}

async function compute(id: string): Promise<Readonly<Record<string, unknown>>> {
  const [meta, stages, expected] = await Promise.all([loadMeta(id), loadStages(id), loadDigests(id)]);
  const results = await runStages(meta, stages, defaultSettings(meta));
  const found = await digestsOf(results);
  if (JSON.stringify(found) === JSON.stringify(expected)) return results;
  throw new Error(
    `The numbers of the demo "${id}" have changed. Digests of its stages: ${JSON.stringify(found)}, ` +
      `committed: ${JSON.stringify(expected)}. If that is intended, change demos/${id}/digests.ts.`,
  );
}

/** Seen: the typeset formula. Heard: the plain one. */
function formula(document: Document, html: string, plain: string): HTMLElement {
  const element = document.createElement('span');
  element.innerHTML = `<span aria-hidden="true">${html}</span><span class="visually-hidden">${plain}</span>`;
  return element;
}

/** A finished picture needs no more than tenths of a pixel, and a page with many lines is then much smaller. */
function roundPath(path: string): string {
  return path.replace(/\d+\.\d{2,}/g, (number) => String(Math.round(10 * Number(number)) / 10));
}
