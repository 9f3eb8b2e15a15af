import * as Plot from '@observablehq/plot';
import type { Panel } from '../../demo/panel.ts';
import { plotGround } from '../../drawing/plotGround.ts';
import { svgElement } from '../../drawing/svgElement.ts';
import { formatNumber } from '../../render/formatNumber.ts';
import type { Results } from './compute.ts';

/** The weight over the steps. */
const pathPanel: Panel<Results> = {
  name: 'path',
  title: 'The weight after each step',
  aspect: 0.5,
  width: 'full',
  table: 'path',
  stages: ['path'],
  ground: ({ path }, area) =>
    plotGround(area, {
      x: { label: 'step' },
      y: { label: 'θ' },
      marks: [
        Plot.ruleY([0], { stroke: 'var(--crease-line)' }),
        Plot.lineY(path.theta, { stroke: 'var(--crease-point)' }),
      ],
    }),
  marks: ({ path }, _settings, frame) => [
    svgElement(frame.document, 'circle', {
      cx: frame.x(0),
      cy: frame.y(path.theta[0]!),
      r: 5,
      fill: 'var(--crease-paper)',
      stroke: 'var(--crease-orbit)',
      'stroke-width': 2,
    }),
  ],
  handle: {
    slider: 'stepSize',
    label: 'step size η in the picture',
    settingsAt: ({ x }, from) => ({ stepSize: Number(from.settings.stepSize) + (x - from.x) / 15 }),
  },
  describe: ({ path }, { stepSize }) =>
    `Gradient descent on ½θ² with η = ${formatNumber(Number(stepSize))}, from the ring on: each step multiplies θ by ` +
    `1 − η. After ${path.theta.length - 1} steps it is at ${formatNumber(path.theta.at(-1)!)}.`,
};

/** The pictures of the demo. */
export const panels: readonly Panel<Results>[] = [pathPanel];
