import * as Plot from '@observablehq/plot';
import type { Panel } from '../../demo/panel.ts';
import { plotGround } from '../../drawing/plotGround.ts';
import { svgElement } from '../../drawing/svgElement.ts';
import { formatNumber } from '../../render/formatNumber.ts';
import type { Results } from './compute.ts';
import { describeEdge } from './words.ts';

/** The sharpness along the run, and the line 2/η. Dragging the line changes the step size. */
export const sharpnessPanel: Panel<Results> = {
  name: 'sharpness',
  title: 'Sharpness along the run, and the edge 2/η',
  aspect: 0.5,
  width: 'full',
  table: 'sharpness',
  stages: ['trajectory'],
  ground: ({ trajectory: { measured, sharpness, stepSize } }, area) => {
    const top = 1.15 * Math.max(2 / stepSize, ...sharpness);
    return plotGround(area, {
      marginLeft: 48,
      x: { domain: [0, Math.max(measured.at(-1)!, 1)], label: 'step', ticks: 6 },
      y: { domain: [0, top], label: 'sharpness λ_max', ticks: 5 },
      marks: [
        Plot.lineY(sharpness, {
          x: (_, k) => measured[k],
          y: (value) => value,
          stroke: 'var(--crease-point)',
          strokeWidth: 1.6,
        }),
      ],
    });
  },
  marks: (_results, { stepSize }, frame) => {
    const y = Math.max(frame.y(2 / stepSize!), frame.top);
    const colour = 'var(--crease-orbit)';
    return [
      svgElement(frame.document, 'line', {
        x1: frame.left,
        x2: frame.right,
        y1: y,
        y2: y,
        stroke: colour,
        'stroke-width': 1.8,
        'stroke-dasharray': '6 3',
      }),
      svgElement(frame.document, 'text', { x: frame.right - 4, y: y - 6, fill: colour, 'text-anchor': 'end' }, [
        `2/η = ${formatNumber(2 / stepSize!, 4)}`,
      ]),
    ];
  },
  handle: {
    slider: 'stepSize',
    label: 'step size η by its line 2/η',
    settingsAt: ({ y }) => ({ stepSize: 2 / Math.max(y, 1e-3) }),
  },
  describe: ({ trajectory }) =>
    `The largest eigenvalue of the Hessian during the run with η = ${formatNumber(trajectory.stepSize)}: ${describeEdge(trajectory)}.`,
};
