import * as Plot from '@observablehq/plot';
import type { Panel } from '../../demo/panel.ts';
import { plotGround } from '../../drawing/plotGround.ts';
import { formatNumber } from '../../render/formatNumber.ts';
import type { Results } from './compute.ts';
import { data } from './network.ts';
import { sharpnessPanel } from './sharpnessPanel.ts';
import { countRises } from './words.ts';

const margins = { marginLeft: 48, marginRight: 24, marginTop: 12, marginBottom: 40 };

/** The loss of the run, on a logarithmic scale. */
const lossPanel: Panel<Results> = {
  name: 'loss',
  title: 'Loss',
  aspect: 0.8,
  width: 'half',
  table: 'losses',
  stages: ['trajectory'],
  ground: ({ trajectory: { losses } }, area) =>
    plotGround(area, {
      ...margins,
      x: { domain: [0, Math.max(losses.length - 1, 1)], label: 'step', ticks: 4 },
      y: {
        type: 'log',
        label: 'loss',
        ticks: 4,
        tickFormat: (value: number) => formatNumber(value, 1),
      },
      marks: [Plot.lineY(losses, { stroke: 'var(--crease-point)', strokeWidth: 1.2 })],
    }),
  marks: () => [],
  describe: ({ trajectory }) =>
    `The loss goes from ${formatNumber(trajectory.losses[0]!, 4)} to ${formatNumber(trajectory.losses.at(-1)!, 4)}; ` +
    `${countRises(trajectory)} of ${trajectory.losses.length - 1} steps raise it.`,
};

/** What the network has learned. */
const fitPanel: Panel<Results> = {
  name: 'fit',
  title: 'The learned function',
  aspect: 0.8,
  width: 'half',
  table: 'fit',
  stages: ['trajectory'],
  ground: ({ trajectory: { positions, outputs } }, area) =>
    plotGround(area, {
      ...margins,
      x: { domain: [-1, 1], label: 'x', ticks: 5 },
      y: { domain: [-1.6, 1.6], label: 'output', ticks: 5, clamp: true },
      marks: [
        Plot.lineY(outputs, {
          x: (_, k) => positions[k],
          y: (value) => value,
          stroke: 'var(--crease-point)',
          strokeWidth: 1.6,
        }),
        Plot.dot(data.targets, {
          x: (_, k) => data.features[k],
          y: (value) => value,
          fill: 'var(--crease-kink)',
          r: 3.5,
        }),
      ],
    }),
  marks: () => [],
  describe: ({ trajectory }) =>
    `Dots: the 16 data, y = sin 4x. Line: the network after ${trajectory.losses.length - 1} steps of gradient descent.`,
};

/** The pictures of the demo, in reading order. */
export const panels: readonly Panel<Results>[] = [sharpnessPanel, lossPanel, fitPanel];
