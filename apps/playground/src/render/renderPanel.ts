import type { AnyPanel, Area, Ground } from '../demo/panel.ts';
import type { AnySettings } from '../demo/settings.ts';
import { cloudPath } from '../drawing/cloudPath.ts';
import { svgElement } from '../drawing/svgElement.ts';

/** The ground of a panel alone. It is hidden from screen readers: the figure around it says what it shows. */
export function renderGround(panel: AnyPanel, results: unknown, settings: AnySettings, area: Area): Ground {
  const ground = panel.ground(results, area, settings);
  ground.svg.setAttribute('aria-hidden', 'true');
  return ground;
}

/** The whole panel as one SVG element: what the build puts into the page, and what is exported. */
export function renderPanel(panel: AnyPanel, results: unknown, settings: AnySettings, area: Area): SVGSVGElement {
  const { svg, frame } = renderGround(panel, results, settings, area);
  if (panel.cloud !== undefined) svg.append(cloudPath(panel.cloud(results), frame));
  svg.append(svgElement(area.document, 'g', { class: 'marks' }, panel.marks(results, settings, frame)));
  return svg;
}
