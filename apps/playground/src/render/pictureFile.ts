import { loadMeta } from '../demo/loadMeta.ts';
import { loadPanels } from '../demo/loadPanels.ts';
import { loadStages } from '../demo/loadStages.ts';
import type { Area } from '../demo/panel.ts';
import { defaultSettings } from '../demo/settings.ts';
import { runStages } from '../demo/stage.ts';
import { svgElement } from '../drawing/svgElement.ts';
import { renderPanel } from './renderPanel.ts';

/**
 * A panel of a demo, for its default settings, as an SVG file for places outside of the site: it has its own colours, and
 * follows the theme of the reader's browser.
 *
 * @param colours the style sheet `style/colours.css`
 */
export async function pictureFile(id: string, name: string, area: Area, colours: string): Promise<string> {
  const { document, width, height } = area;
  const [meta, panels, stages] = await Promise.all([loadMeta(id), loadPanels(id), loadStages(id)]);
  const panel = panels.find((candidate) => candidate.name === name);
  if (panel === undefined) throw new Error(`The demo "${id}" has no panel "${name}".`);
  const settings = defaultSettings(meta);
  const results = await runStages(meta, stages, settings);
  const svg = renderPanel(panel, results, settings, area);
  const variables = /\{([^}]*)\}/.exec(colours)![1]!.replaceAll(/\s+/g, ' ');
  svg.removeAttribute('aria-hidden');
  svg.setAttribute('role', 'img');
  svg.setAttribute('viewBox', `0 0 ${width} ${height}`);
  svg.prepend(
    svgElement(document, 'title', {}, [`${meta.title}: ${panel.title}`]),
    svgElement(document, 'desc', {}, [panel.describe(results, settings)]),
    svgElement(document, 'style', {}, [
      `:root { color-scheme: light dark;${variables}} text { font: 12px system-ui, sans-serif; }`,
    ]),
    svgElement(document, 'rect', { width: '100%', height: '100%', fill: 'var(--crease-paper)' }),
  );
  return `${svg.outerHTML.replace('<svg', '<svg xmlns="http://www.w3.org/2000/svg"')}\n`;
}
