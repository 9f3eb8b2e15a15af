import * as Plot from '@observablehq/plot';
import type { Panel } from '../../demo/panel.ts';
import { plotGround } from '../../drawing/plotGround.ts';
import { formatNumber } from '../../render/formatNumber.ts';
import type { Results } from './compute.ts';
import { modesPanel } from './modesPanel.ts';
import { plateaus } from './words.ts';

const margins = { marginLeft: 50, marginRight: 12, marginTop: 12, marginBottom: 40 };

/** The loss over time, with its values at the saddles. */
const lossPanel: Panel<Results> = {
  name: 'loss',
  title: 'Loss, and its values at the saddles',
  aspect: 0.8,
  width: 'half',
  table: 'descent',
  stages: ['flow', 'descent'],
  ground: ({ flow, descent }, area) =>
    plotGround(area, {
      ...margins,
      x: { domain: [0, flow.times.at(-1)!], label: 't', ticks: 5 },
      y: { domain: [-0.3, 8], label: 'loss', ticks: 5, clamp: true },
      marks: [
        Plot.ruleY(plateaus, { stroke: 'var(--crease-flip)', strokeDasharray: '2 3' }),
        Plot.lineY(descent.losses, {
          x: (_, n) => descent.times[n],
          y: (value) => value,
          stroke: 'var(--crease-point)',
          strokeWidth: 1.6,
        }),
      ],
    }),
  marks: () => [],
  describe: ({ descent }) =>
    `Dotted: the values ${plateaus.join(', ')} of the loss at the saddles where the strongest 0, 1, 2 modes are learned. ` +
    `After ${descent.steps} steps the loss is ${formatNumber(descent.losses.at(-1)!, 3)}.`,
};

/** How far gradient descent has moved the quantities that the flow conserves. */
const balancePanel: Panel<Results> = {
  name: 'balance',
  title: 'Change of the conserved quantities',
  aspect: 0.8,
  width: 'half',
  table: 'descent',
  stages: ['flow', 'descent'],
  ground: ({ flow, descent }, area) =>
    plotGround(area, {
      ...margins,
      x: { domain: [0, flow.times.at(-1)!], label: 't', ticks: 5 },
      y: {
        domain: [0, 1.1 * Math.max(...descent.drifts, 1e-12)],
        label: 'change',
        ticks: 4,
        tickFormat: (value: number) => formatNumber(value, 2),
      },
      marks: [
        Plot.lineY(descent.drifts, {
          x: (_, n) => descent.times[n],
          y: (value) => value,
          stroke: 'var(--crease-orbit)',
          strokeWidth: 1.6,
        }),
      ],
    }),
  marks: () => [],
  describe: ({ flow, descent }) =>
    'The largest change of one of w² of a layer minus w² of the next, which the gradient flow conserves: ' +
    `${formatNumber(Math.max(...descent.drifts), 3)} for gradient descent, ${formatNumber(flow.drift, 1)} for the integrated flow.`,
};

/** The pictures of the demo, in reading order. */
export const panels: readonly Panel<Results>[] = [modesPanel, lossPanel, balancePanel];
