import { svgElement } from '../drawing/svgElement.ts';
import type { Series } from './outcome.ts';

/** How the series of a figure look. They differ in colour, and in dashes or shape as well. */
export const seriesStyles = [
  { colour: 'var(--crease-point)', dashes: '', symbol: 'circle', sign: '○' },
  { colour: 'var(--crease-orbit)', dashes: '6 3', symbol: 'times', sign: '×' },
  { colour: 'var(--crease-flip)', dashes: '2 3', symbol: 'triangle', sign: '△' },
  { colour: 'var(--crease-second)', dashes: '8 3 2 3', symbol: 'square', sign: '□' },
  { colour: 'var(--crease-kink)', dashes: '12 4', symbol: 'plus', sign: '+' },
  { colour: 'var(--crease-soft)', dashes: '1 2', symbol: 'diamond', sign: '◇' },
] as const;

/** How a series looks in a legend: a piece of its line, or its shape as a character. */
export function swatch(document: Document, as: Series['as'], index: number): SVGElement {
  const { colour, dashes, sign } = seriesStyles[index]!;
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
