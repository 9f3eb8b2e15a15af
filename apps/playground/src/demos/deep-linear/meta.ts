import type { Input, Meta } from '../../demo/meta.ts';
import { formatNumber } from '../../render/formatNumber.ts';
import type { Results } from './compute.ts';
import { modes } from './problem.ts';
import { listHalfTimes } from './words.ts';

const inputs: readonly Input[] = [
  {
    name: 'depth',
    label: 'layers',
    symbol: 'h',
    plain: 'h',
    range: [2, 4],
    step: 1,
    isInteger: true,
    default: 3,
    help: 'Weight matrices in a row.',
  },
  {
    name: 'stepSize',
    label: 'step size',
    symbol: '\\eta',
    plain: 'η',
    range: [0.001, 0.3],
    scale: 'log',
    step: 0.02,
    default: 0.05,
    help: 'Of the loss ½‖Σ − W_h⋯W_1‖².',
  },
  {
    name: 'size',
    label: 'start',
    symbol: 'u_0',
    plain: 'u₀',
    range: [1e-6, 0.5],
    scale: 'log',
    step: 0.05,
    default: 1e-3,
    help: 'Strength of every mode before the first step.',
  },
  {
    name: 'imbalance',
    label: 'imbalance',
    symbol: 'c',
    plain: 'c',
    range: [1, 8],
    scale: 'log',
    step: 0.02,
    default: 1.5,
    help: 'The first layer is so many times larger, the last so many times smaller; 1 is balanced.',
  },
  {
    name: 'duration',
    label: 'time',
    symbol: 'T',
    plain: 'T',
    range: [1, 60],
    step: 1,
    default: 12,
    help: 'Gradient descent makes T/η steps.',
  },
];

/** A deep linear network with diagonal layers, under gradient descent and under the gradient flow. */
export const meta: Meta<Results> = {
  id: 'deep-linear',
  title: 'A deep linear network learns one mode after the other',
  topic: 'deep-linear',
  inputs,
  stages: {
    flow: ['depth', 'size', 'imbalance', 'duration'],
    descent: ['depth', 'size', 'imbalance', 'duration', 'stepSize'],
  },
  code: ({
    depth,
    stepSize,
    size,
    imbalance,
    duration,
  }) => `import { gradientDescentMap, orbit } from '@crease/stability';
import { activation, apply, constant, mul, scale, slice, sub, sum, trace } from '@crease/tensor';

const [h, sigma] = [${depth}, [3, 2, 1]];
const loss3 = trace({ theta: [3 * h] }, ({ theta }) => {
  const layers = Array.from({ length: h }, (_, j) => slice(theta, 3 * j, [3]));
  const residual = sub(constant(theta, sigma, [3]), layers.reduce((left, layer) => mul(left, layer)));
  return scale(sum(apply(activation('square'), residual)), 1, 2);
});
const factors = [${imbalance}, ${'1, '.repeat(depth! - 2)}1 / ${imbalance}];
const weight = ${size} ** (1 / h);
const start = factors.flatMap((factor) => [factor, factor, factor].map((x) => x * weight));
const { points } = orbit(gradientDescentMap(loss3), { start, stepSize: ${stepSize}, steps: ${Math.max(1, Math.round(duration! / stepSize!))} });

const end = points.slice(-3 * h);
sigma.map((target, i) => ({ target, product: end.filter((_, k) => k % 3 === i).reduce((left, weight) => left * weight) }));`,
  outputs: [
    {
      name: 'halfTimes',
      label: 'Half of their strength the modes 3, 2, 1 have',
      grade: 'observed',
      text: (results) => listHalfTimes(results),
    },
    {
      name: 'drift',
      label: 'Largest change of a conserved quantity',
      grade: 'observed',
      text: ({ flow, descent }) =>
        `${formatNumber(Math.max(...descent.drifts), 3)} by gradient descent, ${formatNumber(flow.drift, 1)} by the integrated flow`,
    },
    {
      name: 'law',
      label: 'Its change in one step minus η²(g² of the layer − g² of the next)',
      grade: 'observed',
      text: ({ descent }) => `at most ${formatNumber(descent.lawError, 1)}: rounding alone`,
    },
  ],
  tables: [
    {
      name: 'flow',
      title: 'gradient flow',
      columns: ['t', 'mode 3', 'mode 2', 'mode 1', 'loss'],
      rows: ({ flow: { times, strengths, losses } }) =>
        Array.from(times, (time, n) => [time, ...strengths.slice(n * modes, (n + 1) * modes), losses[n]]),
      every: 10,
    },
    {
      name: 'descent',
      title: 'gradient descent',
      columns: ['t', 'mode 3', 'mode 2', 'mode 1', 'loss', 'change of the conserved quantities'],
      rows: ({ descent: { times, strengths, losses, drifts } }) =>
        Array.from(times, (time, n) => [time, ...strengths.slice(n * modes, (n + 1) * modes), losses[n], drifts[n]]),
      every: 20,
    },
  ],
};
