import type { Meta } from '../../demo/meta.ts';
import { formatNumber } from '../../render/formatNumber.ts';
import type { Results } from './compute.ts';

/** Gradient descent on half a square. */
export const meta: Meta<Results> = {
  id: 'demo-id',
  title: 'Demo title',
  topic: 'demo-chapter',
  inputs: [
    {
      name: 'stepSize',
      label: 'step size',
      symbol: '\\eta',
      plain: 'η',
      range: [0.01, 2.2],
      step: 0.01,
      default: 1.7,
      help: 'Of the loss ½θ². Drag in the picture to change it.',
    },
    {
      name: 'start',
      label: 'start',
      symbol: '\\theta_0',
      plain: 'θ₀',
      range: [-2, 2],
      step: 0.05,
      default: 1,
      help: 'The weight before the first step.',
    },
  ],
  stages: { path: ['stepSize', 'start'] },
  outputs: [
    {
      name: 'last',
      label: 'After 30 steps',
      grade: 'observed',
      text: ({ path }) => `θ = ${formatNumber(path.theta.at(-1)!)}`,
    },
  ],
  tables: [
    {
      name: 'path',
      title: 'steps of gradient descent',
      columns: ['step', 'theta'],
      rows: ({ path }) => Array.from(path.theta, (theta, step) => [step, theta]),
    },
  ],
  code: ({ stepSize, start }) => `import { gradientDescentMap, orbit } from '@crease/stability';
import { activation, apply, scale, sum, trace } from '@crease/tensor';

const halfSquare = trace({ theta: [1] }, ({ theta }) => scale(sum(apply(activation('square'), theta)), 1, 2));
const { points } = orbit(gradientDescentMap(halfSquare), { start: [${start}], stepSize: ${stepSize}, steps: 30 });
points.at(-1);`,
};
