import * as Plot from '@observablehq/plot';
import type { Area } from '../demo/panel.ts';
import { plotGround } from '../drawing/plotGround.ts';
import type { Axis, Output, Series } from './outcome.ts';
import { seriesStyles } from './seriesStyles.ts';

type Figure = Extract<Output, { kind: 'figure' }>;

/** The figure of a cell as an SVG element. Its text is beside it: the drawing is hidden from screen readers. */
export function drawFigure(figure: Figure, area: Area): SVGSVGElement {
  const { svg } = plotGround(area, {
    marginLeft: 64,
    x: axis(figure.x),
    y: { ...axis(figure.y), grid: true },
    marks: figure.series.map(mark),
  });
  svg.setAttribute('aria-hidden', 'true');
  return svg;
}

function axis({ label, scale }: Axis): Plot.ScaleOptions {
  return { label, type: scale, nice: true };
}

function mark({ as, x, y }: Series, index: number): Plot.Markish {
  const { colour, dashes, symbol } = seriesStyles[index]!;
  const points = x.map((value, k) => ({ x: value, y: y[k] }));
  return as === 'line'
    ? Plot.line(points, { x: 'x', y: 'y', stroke: colour, strokeWidth: 1.6, strokeDasharray: dashes })
    : Plot.dot(points, { x: 'x', y: 'y', stroke: colour, symbol, r: points.length > 300 ? 1 : 3 });
}
