import type { Frame } from '../../demo/panel.ts';
import { svgElement } from '../../drawing/svgElement.ts';
import type { Image } from './image.ts';
import { imageOf } from './imageOf.ts';

/** The colours of the two parts of the grid (see `Plane.parts`). */
const colours = ['var(--crease-point)', 'var(--crease-kink)'] as const;

/**
 * The lines of the grid after a step of this size; 0 shows the grid itself. They are interrupted where the piece of the
 * loss changes: the gradient may jump there, and with it the image.
 */
export function gridMarks(image: Image, stepSize: number, frame: Frame): SVGElement[] {
  const { grid, gradients, parts, pointsPerLine } = image;
  const paths = ['', ''];
  for (let k = 0; k < parts.length; k++) {
    const [x, y] = imageOf(grid, gradients, k, stepSize);
    const isJoined = k % pointsPerLine > 0 && parts[k] === parts[k - 1];
    paths[parts[k]!] += `${isJoined ? 'L' : 'M'}${pixel(frame.x(x))} ${pixel(frame.y(y))}`;
  }
  return paths.map((d, part) =>
    svgElement(frame.document, 'path', { d, fill: 'none', stroke: colours[part]!, 'stroke-width': 1.1 }),
  );
}

/** To a tenth of a pixel; a point far outside stays outside without a long number. */
function pixel(value: number): number {
  return Math.round(Math.min(Math.max(value, -1e4), 1e4) * 10) / 10;
}
