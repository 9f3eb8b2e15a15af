import type { Input, Meta } from '../../demo/meta.ts';
import type { GridSettings, Results } from './compute.ts';
import { imageOf } from './imageOf.ts';
import { planes } from './planes.ts';
import { describeWidths } from './words.ts';

const inputs: readonly Input[] = [
  {
    kind: 'choice',
    name: 'network',
    label: 'network',
    options: [
      { value: 'oneUnit', label: 'relu(w x) + b' },
      { value: 'leakyUnit', label: '2 leaky(w x) + b' },
      { value: 'twoWeights', label: 'relu(θ₂ relu(θ₁ x))' },
    ],
    default: 'oneUnit',
    help: 'Each has two parameters and two data.',
  },
  {
    kind: 'choice',
    name: 'loss',
    label: 'loss',
    options: [
      { value: 'half-mse', label: 'half-mse' },
      { value: 'mse', label: 'mse' },
    ],
    default: 'half-mse',
    help: 'mse is twice half-mse: every exceptional step size halves.',
  },
  {
    name: 'stepSize',
    label: 'step size',
    symbol: '\\eta',
    plain: 'η',
    range: [0.005, 1.2],
    step: 0.005,
    default: 0.9,
    help: 'Drag it, or drag in the diagram of the widths.',
  },
  {
    name: 'x',
    label: 'middle of the grid, across',
    range: [-4, 4],
    step: 0.05,
    default: 0,
    help: 'Or drag the grid.',
    isAdvanced: true,
  },
  {
    name: 'y',
    label: 'middle of the grid, up',
    range: [-4, 4],
    step: 0.05,
    default: 1.5,
    help: 'Or drag the grid.',
    isAdvanced: true,
  },
  {
    name: 'radius',
    label: 'half of the width of the grid',
    range: [0.1, 4],
    step: 0.05,
    default: 3,
    help: 'The grid has 11 lines in each direction.',
    isAdvanced: true,
  },
];

/** One step of gradient descent as a map of the plane: what it does to a grid. */
export const meta: Meta<Results, GridSettings> = {
  id: 'folding-grid',
  topic: 'descent',
  source: { arxiv: '2510.24466', at: 'Theorem 1' },
  title: 'One step of gradient descent folds the plane',
  inputs,
  stages: {
    image: ['network', 'loss', 'x', 'y', 'radius'],
    step: ['network', 'loss', 'x', 'y', 'radius', 'stepSize'],
  },
  code: ({ network, loss, stepSize, x, y }) => `import { gradientDescentMap } from '@crease/stability';
import { evaluate, lossProgram, readModel } from '@crease/tensor';

const unit = { type: 'activation', ${network === 'leakyUnit' ? "name: 'leakyRelu', slope: 0.5" : "name: 'relu'"} };
const model = readModel({ format: 'crease-model/1', input: [1], layers: [
${layersOf(network)}
] });
const data = { samples: 2, features: Float64Array.of(${[...planes[network].data.features].join(', ')}), targets: Float64Array.of(${[...planes[network].data.targets].join(', ')}) };
const map = gradientDescentMap(lossProgram(model, data, '${loss}'));
evaluate(map, [[${x}, ${y}], [${stepSize}]])[0];`,
  outputs: [
    {
      name: 'widths',
      label: 'Width of the image',
      grade: 'observed',
      text: ({ step }, { network }) => describeWidths(step, network),
    },
  ],
  tables: [
    {
      name: 'widths',
      title: 'width of the image of each part, for each step size',
      columns: ['eta', 'first part', 'second part'],
      rows: ({ image: { widths } }) =>
        Array.from(widths.stepSizes, (eta, k) => [eta, ...widths.ofParts.map((own) => orEmpty(own[k]!))]),
      every: 10,
    },
    {
      name: 'grid',
      title: 'points of the grid and their images',
      columns: ['x', 'y', 'image x', 'image y', 'part'],
      rows: ({ image: { grid, gradients, parts } }, { network, stepSize }) =>
        Array.from(parts, (part, k) => [
          grid[2 * k],
          grid[2 * k + 1],
          ...imageOf(grid, gradients, k, stepSize),
          planes[network].parts[part],
        ]),
      isFileOnly: true,
    },
  ],
};

function layersOf(network: GridSettings['network']): string {
  const layer = (weight: number, rest: string): string => `  { type: 'dense', weight: [[${weight}]], ${rest} },`;
  const frozen = "bias: [0], frozen: ['weight']";
  const second = {
    oneUnit: layer(1, frozen),
    leakyUnit: layer(2, frozen),
    twoWeights: `${layer(1, 'bias: null')} unit,`,
  };
  return `${layer(1, 'bias: null')} unit,\n${second[network]}`;
}

function orEmpty(width: number): number | undefined {
  return Number.isNaN(width) ? undefined : width;
}
