import * as Plot from '@observablehq/plot';
import type { Area, Ground } from '../demo/panel.ts';

/**
 * A drawing by Observable Plot, with linear or logarithmic x and y scales, as the ground of a panel. It fills the area;
 * the margins have room for the labels of both axes, which have no arrows.
 */
export function plotGround(area: Area, options: Plot.PlotOptions): Ground {
  const plot = Plot.plot({
    marginLeft: 44,
    marginRight: 14,
    marginTop: 12,
    marginBottom: 40,
    ...options,
    x: { labelArrow: 'none', ...options.x },
    y: { labelArrow: 'none', ...options.y },
    document: area.document,
    width: area.width,
    height: area.height,
  });
  const x = plot.scale('x');
  const y = plot.scale('y');
  if (x?.invert === undefined || y?.invert === undefined || x.range === undefined || y.range === undefined)
    throw new Error('plotGround: the plot has no invertible x and y scales.');
  // Observable Plot labels groups that have no role, which is not allowed: the figure has its own text. The style sheet
  // still needs to know the parts.
  for (const part of plot.querySelectorAll('[aria-label]')) {
    part.setAttribute('data-part', part.getAttribute('aria-label')!);
    part.removeAttribute('aria-label');
  }
  // A tenth of a pixel is finer than any screen; more digits would be a good part of a page.
  for (const path of plot.querySelectorAll('path[d]'))
    path.setAttribute(
      'd',
      path.getAttribute('d')!.replaceAll(/\d+\.\d{2,}/g, (digits) => String(Number(Number(digits).toFixed(1)))),
    );
  const [left, right] = [...x.range].map(Number) as [number, number];
  const [bottom, top] = [...y.range].map(Number) as [number, number];
  return {
    svg: plot as SVGSVGElement,
    frame: {
      document: area.document,
      x: (value) => x.apply(value),
      y: (value) => y.apply(value),
      invertX: (pixel) => x.invert!(pixel),
      invertY: (pixel) => y.invert!(pixel),
      left,
      right,
      top,
      bottom,
    },
  };
}
