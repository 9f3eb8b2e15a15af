import type { Frame } from '../demo/panel.ts';
import { svgElement } from './svgElement.ts';

/** Elements of which only the part inside the frame is seen: an inner SVG viewport with the same coordinates. */
export function clipped({ document, left, right, top, bottom }: Frame, elements: readonly SVGElement[]): SVGElement {
  const [width, height] = [right - left, bottom - top];
  const viewport = { x: left, y: top, width, height, viewBox: `${left} ${top} ${width} ${height}` };
  return svgElement(document, 'svg', viewport, elements);
}
