import type { Input, Meta } from '../../demo/meta.ts';
import { formatNumber } from '../../render/formatNumber.ts';
import type { Results } from './compute.ts';
import { data } from './network.ts';
import { countRises, describeEdge } from './words.ts';

const inputs: readonly Input[] = [
  {
    name: 'stepSize',
    label: 'step size',
    symbol: '\\eta',
    plain: 'η',
    range: [0.02, 0.5],
    step: 0.005,
    default: 0.2,
    help: 'Of the loss half-mse. Or drag the line 2/η.',
  },
  {
    name: 'steps',
    label: 'steps',
    symbol: 'N',
    plain: 'N',
    range: [150, 10000],
    scale: 'log',
    step: 0.05,
    isInteger: true,
    default: 1500,
    help: 'Of gradient descent.',
  },
  {
    name: 'seed',
    label: 'seed of the start',
    symbol: 's',
    plain: 'seed',
    range: [0, 1000],
    step: 1,
    isInteger: true,
    default: 3,
    help: 'The first weights are drawn by Glorot and Bengio’s rule.',
  },
];

/** Gradient descent on a small smooth network, and the sharpness that it drives up to 2/η. */
export const meta: Meta<Results> = {
  id: 'edge-of-stability',
  title: 'Sharpness along gradient descent',
  topic: 'stability',
  inputs,
  stages: { trajectory: ['stepSize', 'steps', 'seed'] },
  code: ({
    stepSize,
    steps,
    seed,
  }) => `import { gradientDescentMap, orbit, stepSizeStability } from '@crease/stability';
import { initialise, lossProgram, objective, readModel, sin } from '@crease/tensor';

const zeros = (count: number) => new Array(count).fill(0);
const dense = (outputs: number, inputs: number) =>
  ({ type: 'dense', weight: zeros(outputs).map(() => zeros(inputs)), bias: zeros(outputs) });
const tanh = { type: 'activation', name: 'tanh' };
const layers = [dense(8, 1), tanh, dense(8, 8), tanh, dense(1, 8)];
const model = readModel({ format: 'crease-model/1', input: [1], layers });
const features = Float64Array.from({ length: 16 }, (_, k) => (2 * k) / 15 - 1);
const data = { samples: 16, features, targets: features.map((x) => sin(4 * x)) };
const half = objective(lossProgram(model, data, 'half-mse'));

const start = initialise(model.layout, 'glorotNormal', ${seed});
const { points } = orbit(gradientDescentMap(half.program), { start, stepSize: ${stepSize}, steps: ${steps} });
const end = points.slice(-model.layout.size);
stepSizeStability(half, end, ${stepSize});`,
  outputs: [
    {
      name: 'edge',
      label: 'Sharpness',
      grade: 'observed',
      text: ({ trajectory }) => describeEdge(trajectory),
    },
    {
      name: 'rises',
      label: 'Steps that raise the loss',
      grade: 'observed',
      text: ({ trajectory }) => `${countRises(trajectory)} of ${trajectory.losses.length - 1}`,
    },
    {
      name: 'end',
      label: 'Loss at the end',
      grade: 'observed',
      text: ({ trajectory }) => formatNumber(trajectory.losses.at(-1)!, 4),
    },
  ],
  tables: [
    {
      name: 'sharpness',
      title: 'sharpness along the run',
      columns: ['step', 'sharpness', 'sharpness times eta over 2'],
      rows: ({ trajectory: { measured, sharpness, stepSize } }) =>
        Array.from(measured, (step, k) => [step, sharpness[k], (sharpness[k]! * stepSize) / 2]),
      every: 10,
    },
    {
      name: 'losses',
      title: 'loss of each step',
      columns: ['step', 'loss'],
      rows: ({ trajectory: { losses } }) => Array.from(losses, (value, step) => [step, value]),
      isFileOnly: true,
    },
    {
      name: 'fit',
      title: 'learned function and data',
      columns: ['x', 'output', 'datum'],
      rows: ({ trajectory: { positions, outputs } }) => [
        ...Array.from(positions, (x, k) => [x, outputs[k], undefined] as const),
        ...Array.from(data.features, (x, k) => [x, undefined, data.targets[k]] as const),
      ],
      isFileOnly: true,
    },
  ],
};
