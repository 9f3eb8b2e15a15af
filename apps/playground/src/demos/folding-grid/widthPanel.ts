import * as Plot from '@observablehq/plot';
import type { Panel } from '../../demo/panel.ts';
import { plotGround } from '../../drawing/plotGround.ts';
import { svgElement } from '../../drawing/svgElement.ts';
import { formatNumber } from '../../render/formatNumber.ts';
import type { GridSettings, Results } from './compute.ts';
import type { Widths } from './image.ts';

const [narrowest, widest] = [1e-3, 30];

/** The widths of the two images over the step size: at an exceptional one an open set has the width 0. */
export const widthPanel: Panel<Results, GridSettings> = {
  name: 'widths',
  title: 'Width of the image of each part, over the step size',
  aspect: 0.4,
  width: 'full',
  table: 'widths',
  stages: ['image'],
  ground: ({ image: { widths } }, area) =>
    plotGround(area, {
      marginLeft: 52,
      x: { domain: [0, widths.stepSizes.at(-1)!], label: 'step size η', ticks: 7 },
      y: {
        type: 'log',
        domain: [narrowest, widest],
        label: 'width',
        ticks: [0.001, 0.01, 0.1, 1, 10],
        tickFormat: String,
        clamp: true,
      },
      marks: [
        Plot.lineY(curve(widths, 0), { x: '0', y: '1', stroke: 'var(--crease-point)', strokeWidth: 1.5 }),
        Plot.lineY(curve(widths, 1), { x: '0', y: '1', stroke: 'var(--crease-kink)', strokeWidth: 1.5 }),
      ],
    }),
  marks: (_results, { stepSize }, frame) => {
    const x = Math.min(Math.max(frame.x(stepSize), frame.left), frame.right);
    const line = { x1: x, x2: x, y1: frame.top, y2: frame.bottom, stroke: 'var(--crease-orbit)', 'stroke-width': 1.5 };
    return [svgElement(frame.document, 'line', line)];
  },
  handle: { slider: 'stepSize', label: 'step size η over the widths', settingsAt: ({ x }) => ({ stepSize: x }) },
  describe: ({ image: { widths } }) => {
    const zeros = [...widths.stepSizes].filter((_, k) => widths.ofParts.some((own) => own[k]! < 1e-12));
    const end = formatNumber(widths.stepSizes.at(-1)!);
    return (
      `The extent of the two images along their shorter axis, cut off below ${narrowest}. Among the step sizes up to ${end} ` +
      (zeros.length === 0
        ? 'in steps of 0.005 there is none at which a part of the square becomes narrower than 1e−12.'
        : `in steps of 0.005 a part of the square has no width, up to rounding, at η = ${zeros.map((eta) => formatNumber(eta)).join(' and ')}.`)
    );
  },
};

/** Observable Plot breaks a line at NaN; a width of exactly 0 is drawn at the lower end of the scale. */
function curve({ stepSizes, ofParts }: Widths, part: 0 | 1): [number, number][] {
  return Array.from(stepSizes, (eta, k) => [eta, Math.max(ofParts[part][k]!, narrowest)]);
}
