import { resolveColour } from '../drawing/resolveColour.ts';
import { svgElement } from '../drawing/svgElement.ts';
import { renderPanel } from '../render/renderPanel.ts';
import { figureSource } from './figureSource.ts';
import type { Picture } from './picture.ts';

/**
 * A panel as an SVG file that stands for itself: the colours of the present theme instead of CSS variables, a background,
 * a title and description, and in its metadata (`FigureSource`) that from which it can be made again.
 */
export function svgFile(picture: Picture): string {
  const { meta, panel, results, settings, element, width } = picture;
  const height = Math.round(width * panel.aspect);
  const svg = renderPanel(panel, results, settings, { document, width, height });
  svg.removeAttribute('aria-hidden');
  svg.setAttribute('role', 'img');
  svg.setAttribute('width', String(width));
  svg.setAttribute('height', String(height));
  svg.prepend(
    svgElement(document, 'title', {}, [`${meta.title}: ${panel.title}`]),
    svgElement(document, 'desc', {}, [panel.describe(results, settings)]),
    svgElement(document, 'metadata', {}, [JSON.stringify(figureSource(picture))]),
    svgElement(document, 'rect', { width: '100%', height: '100%', fill: 'var(--crease-paper)' }),
  );
  svg.setAttribute('color', 'var(--crease-ink)');
  const text = new XMLSerializer().serializeToString(svg);
  // Each is asked for once: a sheet names its colours thousands of times, and every answer lays out the page.
  const variables = new Set(text.match(/var\(--[\w-]+\)/g));
  const colours = new Map(Array.from(variables, (variable) => [variable, resolveColour(element, variable)]));
  return text.replaceAll(/var\(--[\w-]+\)/g, (variable) => colours.get(variable)!);
}
