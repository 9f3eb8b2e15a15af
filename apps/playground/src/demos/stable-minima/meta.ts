import type { Input, Meta } from '../../demo/meta.ts';
import type { Results } from './compute.ts';
import { describeEnd, listFates, listIntervals } from './words.ts';

const inputs: readonly Input[] = [
  {
    name: 'stepSize',
    label: 'step size',
    symbol: '\\eta',
    plain: 'η',
    range: [0.02, 0.6],
    step: 0.005,
    default: 0.15,
    help: 'Of the loss half-mse.',
  },
  {
    name: 'probability',
    label: 'probability of the first sample',
    symbol: 'p',
    plain: 'p',
    range: [0.02, 0.98],
    step: 0.01,
    default: 0.5,
    help: 'In each step of SGD; gradient descent weighs the samples alike.',
  },
  {
    name: 'theta1',
    label: 'minimum',
    symbol: '\\theta_1',
    plain: 'θ₁',
    range: [0.25, 4],
    scale: 'log',
    step: 0.005,
    default: 1.6,
    help: 'The runs start 0.001 beside the minimum (θ₁, 1/θ₁).',
  },
  {
    name: 'seed',
    label: 'seed of SGD',
    symbol: 's',
    plain: 'seed',
    range: [0, 1000],
    step: 1,
    isInteger: true,
    default: 1,
    help: 'Another seed draws other samples.',
    isAdvanced: true,
  },
];

/** Which minima of the two-parameter network attract gradient descent, and which attract SGD. */
export const meta: Meta<Results> = {
  id: 'stable-minima',
  title: 'Stable minima of the two-parameter network',
  topic: 'stability',
  source: { arxiv: '2510.24466', at: 'figure 4' },
  inputs,
  stages: {
    exponents: ['stepSize', 'probability'],
    runs: ['stepSize', 'probability', 'theta1', 'seed'],
  },
  code: ({ stepSize, probability, theta1 }) => `import { minimumStability } from '@crease/stability';
import { readModel } from '@crease/tensor';

const layer = (weight: number) => ({ type: 'dense', weight: [[weight]], bias: null });
const relu = { type: 'activation', name: 'relu' };
const layers = [layer(${theta1}), relu, layer(1 / ${theta1}), relu];
const model = readModel({ format: 'crease-model/1', input: [1], layers });
const data = { samples: 2, features: Float64Array.of(0.9, 2.5), targets: Float64Array.of(0.9, 2.5) };
const weights = [${probability}, ${(1 - probability!).toFixed(4).replace(/0+$/, '')}];
minimumStability(model, data, 'half-mse', { stepSize: ${stepSize}, weights });`,
  outputs: [
    {
      name: 'gradientDescent',
      label: 'Stable for gradient descent (μ < 0)',
      grade: 'observed',
      text: ({ exponents }) => listIntervals(exponents.gradientDescent),
    },
    {
      name: 'stochastic',
      label: 'Stable for SGD (λ < 0)',
      grade: 'observed',
      text: ({ exponents }) => listIntervals(exponents.stochastic),
    },
    {
      name: 'run',
      label: 'Gradient descent from 0.001 beside it',
      grade: 'observed',
      text: ({ runs }) => describeEnd(runs),
    },
    {
      name: 'runs',
      label: '100 runs of SGD from the same point',
      grade: 'observed',
      text: ({ runs }) => listFates(runs.stochasticFates),
    },
  ],
  tables: [
    {
      name: 'exponents',
      title: 'exponents along the minima',
      columns: ['theta1', 'mu', 'lambda'],
      rows: ({ exponents: { theta1, mu, lambda } }) => Array.from(theta1, (t, k) => [t, mu[k], lambda[k]]),
      every: 12,
    },
    {
      name: 'stable',
      title: 'stable intervals',
      columns: ['method', 'from', 'to'],
      rows: ({ exponents: { gradientDescent, stochastic } }) => [
        ...gradientDescent.map(([from, to]) => ['gradient descent', from, to] as const),
        ...stochastic.map(([from, to]) => ['SGD', from, to] as const),
      ],
      isFileOnly: true,
    },
    {
      name: 'runs',
      title: 'the two runs',
      columns: ['step', 'gd theta1', 'gd theta2', 'sgd theta1', 'sgd theta2'],
      rows: ({ runs: { gradientDescent: a, stochastic: b } }) =>
        Array.from({ length: a.length / 2 }, (_, k) => [k, a[2 * k], a[2 * k + 1], b[2 * k], b[2 * k + 1]]),
      every: 20,
    },
  ],
};
