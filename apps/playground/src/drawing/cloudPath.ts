import type { Cloud, Frame } from '../demo/panel.ts';
import { svgElement } from './svgElement.ts';

/**
 * A cloud of points as one SVG path: a dot at each point inside the frame, to half a pixel.
 *
 * A dot is a line of length 0 with round ends. Dots are sorted, so that relative moves are short, and equal ones are
 * drawn once.
 */
export function cloudPath(cloud: Cloud, frame: Frame): SVGElement {
  const dots = Array.from(cloudPixels(cloud, frame), ([x, y]) => [Math.round(2 * x), Math.round(2 * y)] as const);
  dots.sort(([x1, y1], [x2, y2]) => x1 - x2 || y1 - y2);
  let text = '';
  let [lastX, lastY] = [0, 0];
  for (const [x, y] of dots) {
    if (text !== '' && x === lastX && y === lastY) continue;
    text += `m${x - lastX} ${y - lastY}h0`;
    [lastX, lastY] = [x, y];
  }
  return svgElement(frame.document, 'path', {
    transform: 'scale(.5)',
    fill: 'none',
    stroke: 'var(--crease-point)',
    'stroke-width': 2.2,
    'stroke-linecap': 'round',
    d: text.replaceAll(' -', '-'),
  });
}

/** Paints the same dots on a canvas whose unit is a CSS pixel; where dots overlap the colour is stronger. */
export function paintCloud(context: CanvasRenderingContext2D, cloud: Cloud, frame: Frame, colour: string): void {
  context.fillStyle = colour;
  context.globalAlpha = 0.6;
  for (const [x, y] of cloudPixels(cloud, frame)) context.fillRect(x - 0.55, y - 0.55, 1.1, 1.1);
}

function* cloudPixels(cloud: Cloud, frame: Frame): Generator<readonly [number, number]> {
  for (let k = 0; k < cloud.x.length; k++) {
    const x = frame.x(cloud.x[k]!);
    const y = frame.y(cloud.y[k]!);
    if (x >= frame.left && x <= frame.right && y >= frame.top && y <= frame.bottom) yield [x, y];
  }
}
