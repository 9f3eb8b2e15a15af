import * as Plot from '@observablehq/plot';
import type { Area } from '../demo/panel.ts';
import { plotGround } from '../drawing/plotGround.ts';
import { svgElement } from '../drawing/svgElement.ts';
import type { Axis, Output, Series } from './outcome.ts';

type Figure = Extract<Output, { kind: 'figure' }>;

/** Series differ in colour, and in dashes or shape as well. */
const styles = [
  { colour: 'var(--crease-point)', dashes: '', symbol: 'circle', sign: '○' },
  { colour: 'var(--crease-orbit)', dashes: '6 3', symbol: 'times', sign: '×' },
  { colour: 'var(--crease-flip)', dashes: '2 3', symbol: 'triangle', sign: '△' },
  { colour: 'var(--crease-second)', dashes: '8 3 2 3', symbol: 'square', sign: '□' },
  { colour: 'var(--crease-kink)', dashes: '12 4', symbol: 'plus', sign: '+' },
  { colour: 'var(--crease-soft)', dashes: '1 2', symbol: 'diamond', sign: '◇' },
] as const;

/** How a series looks in a legend: a piece of its line, or its shape as a character. */
export function swatch(document: Document, as: Series['as'], index: number): SVGElement {
  const { colour, dashes, sign } = styles[index]!;
  const mark =
    as === 'line'
      ? svgElement(document, 'line', {
          x1: 0,
          x2: 28,
          y1: 6,
          y2: 6,
          stroke: colour,
          'stroke-width': 2,
          'stroke-dasharray': dashes,
        })
      : svgElement(document, 'text', { x: 14, y: 11, 'text-anchor': 'middle', fill: colour }, [sign]);
  return svgElement(document, 'svg', { width: 28, height: 12, 'aria-hidden': 'true' }, [mark]);
}

/** The figure of a cell as an SVG element. Its text is beside it: the drawing is hidden from screen readers. */
export function drawFigure(figure: Figure, area: Area): SVGSVGElement {
  const plot = Plot.plot({
    document: area.document,
    width: area.width,
    height: area.height,
    marginLeft: 64,
    marginBottom: 40,
    x: axis(figure.x),
    y: { ...axis(figure.y), grid: true },
    marks: figure.series.map(mark),
  });
  const { svg } = plotGround(plot, area);
  svg.setAttribute('aria-hidden', 'true');
  return svg;
}

function axis({ label, scale }: Axis): Plot.ScaleOptions {
  return { label, type: scale, labelArrow: 'none', nice: true };
}

function mark({ as, x, y }: Series, index: number): Plot.Markish {
  const { colour, dashes, symbol } = styles[index]!;
  const points = x.map((value, k) => ({ x: value, y: y[k] }));
  return as === 'line'
    ? Plot.line(points, { x: 'x', y: 'y', stroke: colour, strokeWidth: 1.6, strokeDasharray: dashes })
    : Plot.dot(points, { x: 'x', y: 'y', stroke: colour, symbol, r: points.length > 300 ? 1 : 3 });
}
